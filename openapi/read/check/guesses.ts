import type { ApiDocument, Tell } from '../../document/document.ts'
import type { MediaType, Schema } from '../../document/openapi.ts'
import { isObject } from '../../document/json/value.ts'
import { isRef } from '../../document/resolve.ts'
import { walk } from '../../document/grammar/walk.ts'
import type { Direction } from '../../schema/direction.ts'
import { listExamples } from '../../schema/example/example.ts'
import { listGuessed } from '../../schema/example/guessed.ts'
import { directionOf } from './direction.ts'

/** Where a value is shown that nobody wrote: one is made from the schema. */
const shown: ReadonlySet<string> = new Set(['media-type', 'parameter', 'header'])

interface Asked {
  schema: Schema
  direction: Direction
}

/** Reports the schemas of which pages and mock can show no valid value, since nobody wrote one and none can be made. */
export function checkGuesses(document: ApiDocument, tell: Tell): void {
  const pointers = new Map<unknown, string>()
  const asked = new Map<unknown, Asked>()
  walk(document.root, (node, { kind, path, pointer }) => {
    if (kind === 'schema')
      pointers.set(node, pointer())
    if (!shown.has(kind) || !isObject(node.schema) || listExamples(document, node as MediaType).length > 0)
      return
    const schema = node.schema as Schema
    const direction = directionOf(path)
    asked.set(isRef(schema) ? `${direction} ${schema.$ref}` : schema, { schema, direction })
  })
  for (const { schema, direction } of asked.values()) {
    for (const sources of listGuessed(document, schema, { direction })) {
      const place = sources.map(source => pointers.get(source)).find(pointer => pointer !== undefined)
      if (place !== undefined) {
        tell({
          rule: 'guessed-example',
          pointer: place,
          message: 'No valid value could be made of this schema: examples hold a guess, or do without it.',
          advice: 'give it an example',
        })
      }
    }
  }
}
