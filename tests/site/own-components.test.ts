import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { bringsComponents, hasOwnTheme } from '../../site/own-components.ts'

let docs: string
beforeEach(() => (docs = mkdtempSync(join(tmpdir(), 'specimen-own-'))))
afterEach(() => rmSync(docs, { recursive: true }))

function put(file: string, text: string) {
  mkdirSync(dirname(join(docs, file)), { recursive: true })
  writeFileSync(join(docs, file), text)
}

it('finds nothing of the owner where there are pages of prose alone', () => {
  put('guide/start.md', '# Start')
  put('.vitepress/theme/index.ts', 'export { default } from \'specimen-docs/theme\'\n')
  expect([hasOwnTheme({ docs }), bringsComponents({ docs })]).toEqual([false, false])
  expect([hasOwnTheme({ docs: join(docs, 'none') }), bringsComponents({ docs: join(docs, 'none') })]).toEqual([false, false])
})

it('finds a theme that says more than which it is', () => {
  expect(hasOwnTheme({ docs, theme: '/theme.ts' })).toBe(true)
  put('.vitepress/theme/index.ts', 'import \'./own.css\'\nexport { default } from \'specimen-docs/theme\'\n')
  expect(hasOwnTheme({ docs })).toBe(true)
})

it('finds a component beside a theme, and a script in a page', () => {
  put('.vitepress/theme/index.ts', 'export { default } from "specimen-docs/theme"')
  put('.vitepress/theme/Own.vue', '<template><p /></template>')
  expect(hasOwnTheme({ docs })).toBe(true)
  rmSync(join(docs, '.vitepress'), { recursive: true })
  put('guide/own.md', '<script setup>\nimport Own from \'./Own.vue\'\n</script>')
  expect([hasOwnTheme({ docs }), bringsComponents({ docs })]).toEqual([false, true])
})
