import type { RecordedOperation } from '../failing/recording.ts'
import { fingerprint } from './fingerprint.ts'

/** The result of `npm run samples -- --run`, so that a page can say that its samples were run. */
export interface Proof {
  /** The versions they ran on, by language: `{ node: '24.21.0' }`. */
  runtimes: Record<string, string>
  /** By API and operation: the fingerprint of every sample that sent a request and got a declared success, by its key. */
  apis: Record<string, Record<string, Record<string, string>>>
  /** By API and operation: what the sandbox answered, to be shown beside the samples. */
  answers?: Record<string, Record<string, RecordedOperation>>
}

/** Whether exactly this code has been run: a sample that changed since does not count. */
export function isProven(
  proof: Proof | undefined,
  { api, operationId }: { api: string, operationId: string },
  { key, code }: { key: string, code: string },
): boolean {
  return proof?.apis[api]?.[operationId]?.[key] === fingerprint(code.trimEnd())
}

/** `node` or `php-guzzle`, the client; `node userstore` of a sample written by hand. */
export function sampleKey(
  language: string,
  { label, handWritten, client }: { label?: string, handWritten: boolean, client?: string },
): string {
  return handWritten ? `${language} ${label ?? 'written'}` : (client ?? language)
}
