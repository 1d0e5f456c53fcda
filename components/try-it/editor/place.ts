import type { EditorState } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import type { Step } from './schema-at.ts'
import { syntaxTree } from '@codemirror/language'

/** Where a cursor stands in JSON: in the name of a member, or in a value. */
export interface CursorPlace {
  role: 'name' | 'value'
  /** Of the object that the name belongs to, or of the value. */
  path: Step[]
  /** The text that is being written there, quotes included. */
  from: number
  to: number
  /** Names that the object has already. */
  siblings: string[]
  /** Whether a colon follows the name. */
  hasValue: boolean
}

const values = new Set(['Object', 'Array', 'String', 'Number', 'True', 'False', 'Null'])

/** The place of a cursor, also where the text is not JSON yet. */
export function placeAt(state: EditorState, position: number): CursorPlace | undefined {
  const before = state.sliceDoc(Math.max(0, position - 200), position)
  // What is not finished yet ends before the space that follows it.
  const inner = syntaxTree(state).resolveInner(position - (before.length - before.trimEnd().length), -1)
  const word = isToken(inner) && inner.from < position && inner.to >= position ? inner : undefined
  const from = word?.from ?? wordStart(state, position)
  const to = word?.to ?? position
  const node = holderOf(inner)
  const place = { path: pathOf(state, node), from, to, siblings: [], hasValue: true }
  switch (state.sliceDoc(Math.max(0, from - 200), from).trimEnd().at(-1)) {
    case ':': {
      const property = node.getChildren('Property').filter(child => child.from < from).at(-1)
      const name = property && nameOf(state, property)
      return name === undefined ? undefined : { ...place, role: 'value', path: [...place.path, name] }
    }
    case undefined:
      return { ...place, role: 'value', path: [] }
    case '[':
    case '{':
    case ',':
      return node.name === 'Array'
        ? { ...place, role: 'value', path: [...place.path, countBefore(node, from)] }
        : {
            ...place,
            role: 'name',
            siblings: node.getChildren('Property').flatMap(one => one.from === from ? [] : nameOf(state, one) ?? []),
            hasValue: /^\s*:/.test(state.sliceDoc(to, to + 20)),
          }
    default:
      return undefined
  }
}

/** A name or a scalar, complete or not. */
function isToken({ name }: SyntaxNode): boolean {
  return name === 'PropertyName' || (values.has(name) && name !== 'Object' && name !== 'Array')
}

/** The list or object that a node lies in. */
function holderOf(node: SyntaxNode): SyntaxNode {
  let holder = node
  while (holder.name !== 'Object' && holder.name !== 'Array' && holder.parent)
    holder = holder.parent
  return holder
}

/** The path of the value or member name that a position lies in, and where it stands. */
export function valueAt(state: EditorState, position: number): { path: Step[], from: number, to: number } | undefined {
  const node = syntaxTree(state).resolveInner(position, 1)
  if (node.name === 'PropertyName' && node.parent) {
    const name = nameOf(state, node.parent)
    const holder = node.parent.parent
    return name === undefined || !holder
      ? undefined
      : { path: [...pathOf(state, holder), name], from: node.from, to: node.to }
  }
  return isToken(node)
    ? { path: pathOf(state, node), from: node.from, to: node.to }
    : undefined
}

function pathOf(state: EditorState, node: SyntaxNode): Step[] {
  const path: Step[] = []
  for (let at: SyntaxNode | null = node; at?.parent; at = at.parent) {
    const { parent }: SyntaxNode = at
    if (parent.name === 'Property' && at.name !== 'PropertyName')
      path.unshift(nameOf(state, parent) ?? '')
    else if (parent.name === 'Array')
      path.unshift(countBefore(parent, at.from))
  }
  return path
}

/** Items beyond this one are not told apart: no tuple is as long, and a place is asked for at each key. */
const mostItems = 1_000

/** How many items of a list begin before a position. */
function countBefore(list: SyntaxNode, position: number): number {
  let count = 0
  for (let item = list.firstChild; item && item.from < position && count < mostItems; item = item.nextSibling) {
    if (values.has(item.name))
      count++
  }
  return count
}

function nameOf(state: EditorState, property: SyntaxNode): string | undefined {
  const name = property.getChild('PropertyName')
  try {
    return name ? JSON.parse(state.sliceDoc(name.from, name.to)) as string : undefined
  }
  catch {
    return undefined
  }
}

/** Where a word without quotes begins, which is not JSON yet. */
function wordStart(state: EditorState, position: number): number {
  const before = state.sliceDoc(Math.max(0, position - 100), position)
  return position - (/"?[\w-]*$/.exec(before)?.[0].length ?? 0)
}
