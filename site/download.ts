import type { PlainObject } from '../openapi/document/json/value.ts'
import type { ReadableApi } from './shared.ts'
import type { ScalarTag } from 'yaml'
import { stringify } from 'yaml'
import { isObject } from '../openapi/document/json/value.ts'
import { orderedKeys } from '../openapi/document/json/key-order.ts'
import { spellingAt, stringifyExact } from '../openapi/document/json/numerals.ts'
import { valueAt } from '../openapi/document/json/pointer.ts'
import { writeBruno } from '../openapi/samples/collection/bruno.ts'
import { toCollection } from '../openapi/samples/collection/collection.ts'
import { writePostman } from '../openapi/samples/collection/postman.ts'

/** A file that readers can download. */
export interface PublishedFile {
  path: string
  type: string
  text: string
}

/** The author's document, in the version it was written in, in both of the forms that tools read. */
export function publishSpec({ name, written }: { name: string, written: PlainObject }): PublishedFile[] {
  return [
    {
      path: `${name}/openapi.json`,
      type: 'application/json; charset=utf-8',
      // For programs: a person reads the YAML, and indentation is half of a large document.
      text: stringifyExact(written),
    },
    {
      path: `${name}/openapi.yaml`,
      type: 'application/yaml; charset=utf-8',
      text: toYaml(written),
    },
  ]
}

/** The requests of the whole API as clients import them: with variables in the place of servers and keys, and no key in it. */
export function publishCollections({ name, document, model }: Pick<ReadableApi, 'name' | 'document' | 'model'>): PublishedFile[] {
  const collection = toCollection({
    reference: model.reference,
    operation: model.bareOperation,
    describe(pointer) {
      const found = valueAt(document.root, pointer)
      return isObject(found) && typeof found.description === 'string' && found.description !== '' ? found.description : undefined
    },
  })
  return [['postman', writePostman(collection)], ['bruno', writeBruno(collection)]].map(([client, written]) => ({
    path: `${name}/${client}.json`,
    type: 'application/json; charset=utf-8',
    text: JSON.stringify(written),
  }))
}

/** A number as it was written, which JavaScript would print otherwise; `010` and `0x1F` too, which are YAML alone. */
class Numeral {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

const numeralTag: ScalarTag = {
  tag: 'tag:yaml.org,2002:float',
  default: true,
  identify: value => value instanceof Numeral,
  resolve: text => new Numeral(text),
  stringify: ({ value }) => (value instanceof Numeral ? value.text : String(value)),
}

/** Texts that a reader of YAML 1.1 would take for dates or booleans are quoted; lines are as long as they were. */
function toYaml(root: PlainObject): string {
  return stringify(toExact(root), {
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
    customTags: tags => [numeralTag, ...tags],
    lineWidth: 0,
  })
}

/** The same tree with its keys in order and its numerals as they were written. */
function toExact(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => exactAt(value, index, item))
  if (!isObject(value))
    return value
  return new Map(orderedKeys(value).map(key => [key, exactAt(value, key, value[key])]))
}

function exactAt(holder: object, key: string | number, value: unknown): unknown {
  const text = typeof value === 'number' ? spellingAt(holder, key) : undefined
  return text === undefined ? toExact(value) : new Numeral(text)
}
