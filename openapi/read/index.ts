export type { Level } from './check/rule-table/rule.ts'
export { configuredRules } from './judge.ts'
export type { ReadOptions, ReadResult } from './read.ts'
export { apiName, listSpecs, readDocument, slugsFile } from './read.ts'
