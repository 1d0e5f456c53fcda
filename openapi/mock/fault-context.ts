import type { ErrorContext } from './error/context.ts'
import type { Exchange } from './message/exchange.ts'
import type { Mock } from './mock.ts'
import type { MockOperation } from './operation/operation.ts'

/** What an error is written with besides the fault: its place, its time, and the API's own words. */
export function faultContext(mock: Mock, exchange: Exchange, operation?: MockOperation): ErrorContext {
  return {
    document: mock.document,
    operation,
    path: exchange.path,
    now: new Date(mock.now()),
    accept: exchange.header('accept'),
    describe: mock.overrides.describe,
  }
}
