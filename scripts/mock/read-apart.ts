import type { ReadResult } from '../../openapi/read/index.ts'
import { isObject } from '../../openapi/document/json/value.ts'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { readDocument } from '../../openapi/read/index.ts'

/** The result of reading, without the functions that cannot leave their thread. */
export type ReadApart = Omit<ReadResult, 'locateSlugs'>

/** Reads a spec in a thread of its own: a server that follows a big one goes on answering meanwhile. */
export function readApart(file: string, name: string): Promise<ReadApart> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: { file, name } })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`The spec could not be read (${code}).`)))
  })
}

if (!isMainThread && isObject(workerData) && typeof workerData.file === 'string' && typeof workerData.name === 'string') {
  const { file, name } = workerData
  const { locateSlugs: _, ...read } = await readDocument(file, { name, thorough: false, checked: false })
  parentPort?.postMessage(read satisfies ReadApart)
}
