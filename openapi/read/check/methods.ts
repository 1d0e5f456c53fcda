import type { Operation, PathItem } from '../../document/openapi.ts'
import { fixedMethods } from '../../document/openapi.ts'
import { joinPointer } from '../../document/json/pointer.ts'

/** All operations of a path item, with their pointers. */
export function operationsOf(item: PathItem, pointer: string): [Operation, string][] {
  const fixed = fixedMethods.flatMap((method): [Operation, string][] => {
    const operation = item[method]
    return operation === undefined ? [] : [[operation, joinPointer(pointer, method)]]
  })
  const additional = Object.entries(item.additionalOperations ?? {}).map(([method, operation]): [Operation, string] => [
    operation,
    joinPointer(pointer, 'additionalOperations', method),
  ])
  return [...fixed, ...additional]
}
