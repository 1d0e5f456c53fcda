export type { ReadOptions, ReadResult } from './read.ts'
export { apiName, listSpecs, readDocument, slugsFile } from './read.ts'
