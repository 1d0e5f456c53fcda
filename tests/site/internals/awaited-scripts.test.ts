import { expect, it } from 'vitest'
import { awaitScripts } from '../../../site/internals/awaited-scripts.ts'

const html = `<link rel="preload stylesheet" href="/assets/style.a.css" as="style">
<script type="module" src="/docs/assets/chunks/metadata.b1.js"></script>
<script type="module" src="/docs/assets/app.c-2.js"></script>
<link rel="modulepreload" href="/docs/assets/chunks/theme.d3.js">
<script type="module" src="/own.js"></script>`

it('makes links of the scripts of the app, in their order, and leaves styles and scripts of others alone', () => {
  expect(awaitScripts(html)).toBe(`<link rel="preload stylesheet" href="/assets/style.a.css" as="style">
<link rel="awaited" href="/docs/assets/chunks/metadata.b1.js" data-run>
<link rel="awaited" href="/docs/assets/app.c-2.js" data-run>
<link rel="awaited" href="/docs/assets/chunks/theme.d3.js">
<script type="module" src="/own.js"></script>`)
})

it('refuses a page that is started in another way', () => {
  expect(() => awaitScripts(html.replace('assets/app.', 'assets/main.'))).toThrow(/by 1 scripts/)
})
