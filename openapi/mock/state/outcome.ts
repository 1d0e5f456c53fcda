import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Action } from './action.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Fault } from '../error/fault.ts'
import type { Page } from '../operation/page.ts'
import type { MockOperation, ParameterValues } from '../operation/operation.ts'
import type { Random } from '../message/random.ts'
import type { Resources } from './resources.ts'
import type { Sandbox } from './sandbox.ts'

/** What an action came to. */
export type Outcome =
  | {
    kind: 'record'
    record: JsonObject
    /** The concrete path of a new record; empty where no path leads to it. */ created?: string
    /** Its own schema was found to allow it. */ isFit?: boolean
  }
  | { kind: 'page', page: Page }
  | { kind: 'removed', record: JsonObject }
  | Fault

/** What an action is done to, and with. */
export interface ActionInput {
  document: ApiDocument
  operation: MockOperation
  resources: Resources
  action: Action
  values: ParameterValues
  /** What the body says of the record. */
  body: JsonObject
  /** The same with what the API alone sets: it may name the record. */
  sent: JsonObject
  /** The schema of that: what a replacement may leave out. */
  bodySchema?: Schema
  /** What names a record in the samples of this operation: such a one makes room for another. */
  isShown: (id: string) => boolean
  /** Whether the samples of this operation send a value of a field. */
  isShownValue: (name: string, value: unknown) => boolean
  /** The body is a JSON Patch. RFC 6902. */
  patch?: (record: JsonObject) => JsonObject | Fault
  sandbox: Pick<Sandbox, 'atomic' | 'look'>
  now: Date
  random: (sequence: number) => Random
  /** Checked on the record as it stands, before it changes; on none where PUT is about to make one. */
  precondition?: (record: JsonObject | undefined) => Fault | undefined
  /** What completes a record that answers may not show as it was sent. */
  example: () => unknown
  /** How many records a sandbox may hold. */
  most: number
}
