import type { ErrorContext } from './error/context.ts'
import type { Exchange } from './message/exchange.ts'
import type { Mock } from './mock.ts'
import type { MockOperation } from './operation/operation.ts'

/** What an error says besides the fault: where it was found, when, and in whose words. */
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
