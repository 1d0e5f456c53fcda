import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Action } from './action.ts'
import type { JsonObject } from '../message/exchange.ts'
import type { Fault } from '../error/fault.ts'
import type { Page } from '../operation/page.ts'
import type { MockOperation, ParameterValues } from '../operation/operation.ts'
import type { Random } from '../message/random.ts'
import type { Resources } from './resources.ts'
import type { Sandbox } from './store/sandbox.ts'

/** The result of an action. */
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

/** The input of an action. */
export interface ActionInput {
  document: ApiDocument
  operation: MockOperation
  resources: Resources
  action: Action
  values: ParameterValues
  /** The record in the body. */
  body: JsonObject
  /** The same with `readOnly` properties, which may hold the record's id. */
  sent: JsonObject
  /** The schema of the body: it says what a replacement may leave out. */
  bodySchema?: Schema
  /** Whether the samples of this operation name a record by this id: such a record may be replaced by a new one. */
  isShown: (id: string) => boolean
  /** Whether the samples of this operation send a value of a field. */
  isShownValue: (name: string, value: unknown) => boolean
  /** The body is a JSON Patch. RFC 6902. */
  patch?: (record: JsonObject) => JsonObject | Fault
  sandbox: Pick<Sandbox, 'atomic' | 'look'>
  now: Date
  random: (sequence: number) => Random
  /** Checked on the record as it stands, before it changes; undefined where PUT is about to make one. */
  precondition?: (record: JsonObject | undefined) => Fault | undefined
  /** The example that fills required properties a new record lacks. */
  example: () => unknown
  /** How many records a sandbox may hold. */
  most: number
}
