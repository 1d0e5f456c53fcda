import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'vue/compiler-sfc'
import { describe, expect, it } from 'vitest'
import { en } from '../../components/shared/messages/en/index.ts'

const root = join(import.meta.dirname, '../..')

/** Attributes that a reader sees or hears; `label` and `caption` are those of components. */
const spoken = new Set(['aria-label', 'title', 'placeholder', 'alt', 'label', 'caption', 'aria-description', 'aria-roledescription'])

/** Names that are the same in every language, and what is never shown. */
const names = /^(?:OpenAPI|openapi\.|null|API|kB|MB|ms|HTTP|UTC|Esc|https:\/\/)$|^[a-z]+(?:[-_][a-z]+)+$/

/** A key of the catalogue, or the beginning of several. */
function isKey(text: string): boolean {
  return Object.keys(en).some(key => key === text || (text.endsWith('.') && key.startsWith(text)))
}

/** Letters that make a word: a sign, a number and a single letter are none. */
const word = /\p{L}{2,}/u

interface Attribute {
  type: number
  name: string
  arg?: { content: string }
  value?: { content: string }
  exp?: { content: string }
}

interface Node {
  type: number
  tag?: string
  content?: string | { content?: string }
  props?: Attribute[]
  children?: Node[]
  branches?: Node[]
}

/** Every word that a template says by itself: as text, in an attribute, or in quotes inside of an expression that is shown. */
function literals(source: string, filename: string): string[] {
  const { descriptor } = parse(source, { filename })
  const found: string[] = []
  const { template } = descriptor
  if (template?.ast == null)
    return found
  const note = (text: string) => {
    const plain = text.trim()
    if (word.test(plain) && !names.test(plain) && !isKey(plain))
      found.push(plain)
  }
  const visit = (node: Node): void => {
    if (node.type === 2 && typeof node.content === 'string')
      note(node.content)
    if (node.type === 5 && typeof node.content === 'object')
      quoted(node.content.content ?? '').forEach(note)
    for (const { type, name, arg, value, exp } of node.props ?? []) {
      if (type === 6 && spoken.has(name))
        note(value?.content ?? '')
      if (type === 7 && name === 'bind' && spoken.has(arg?.content ?? ''))
        quoted(exp?.content ?? '').forEach(note)
    }
    if (node.tag !== 'code' && node.tag !== 'script' && node.tag !== 'style')
      [...node.children ?? [], ...node.branches ?? []].forEach(visit)
  }
  template.ast.children.forEach(child => visit(child as unknown as Node))
  return found
}

/** The texts in an expression, without keys of the catalogue, and without what is compared or looked up. */
function quoted(expression: string): string[] {
  const shown = expression
    .replace(/[!=]==?\s*'[^']*'/g, '')
    .replace(/'[^']*'\s*[!=]==?/g, '')
    .replace(/\[\s*'[^']*'\s*\]/g, '')
  return [...shown.matchAll(/'([^']*)'|`([^`]*)`/g)].map(([, plain, template]) => plain ?? (template ?? '').replace(/\$\{[^}]*\}/g, ' '))
}

const files = globSync('components/**/*.vue', { cwd: root }).map(file => file.replaceAll('\\', '/')).sort()

describe('templates', () => {
  it.each(files)('%s says nothing that is not in the catalogue', (file) => {
    expect(literals(readFileSync(join(root, file), 'utf8'), file)).toEqual([])
  })

  it.each([
    ['<p>Two words</p>', ['Two words']],
    ['<p :class="x">{{ open ? \'Close it\' : t(\'shared.copied\') }}</p>', ['Close it']],
    ['<button aria-label="Copy" />', ['Copy']],
    ['<button :title="\'Remove \' + name" />', ['Remove']],
    ['<p v-if="kind === \'other\'">{{ t(kind === \'x\' ? \'shared.or\' : \'layout.next\') }} · {{ value }} → 1</p>', []],
    ['<code>GET</code>', []],
  ])('are read whole: %s', (template, want) => {
    expect(literals(`<template>${template}</template>`, 'Any.vue')).toEqual(want)
  })
})
