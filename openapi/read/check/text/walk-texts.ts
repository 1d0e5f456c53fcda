import { joinPointer } from '../../../document/json/pointer.ts'
import { isObject } from '../../../document/json/value.ts'

type Visit = (text: string, pointer: () => string, role: 'key' | 'value') => void

/** Calls back for every text of a tree, data included, and for the name of each key. */
export function walkTexts(root: unknown, visit: Visit): void {
  const path: (string | number)[] = []
  const pointer = () => joinPointer('#', ...path)

  function search(value: unknown): void {
    if (typeof value === 'string')
      visit(value, pointer, 'value')
    else if (Array.isArray(value))
      value.forEach((item, index) => enter(index, item))
    else if (isObject(value))
      Object.keys(value).forEach(key => enter(key, value[key]))
  }

  function enter(key: string | number, value: unknown): void {
    path.push(key)
    if (typeof key === 'string')
      visit(key, pointer, 'key')
    search(value)
    path.pop()
  }

  search(root)
}
