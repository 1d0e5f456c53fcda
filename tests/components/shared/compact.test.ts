import { createCommentVNode, Fragment, h } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { expect, it } from 'vitest'
import { Compact } from '../../../components/shared/Compact.ts'

it('holds what is there and no mark of what is not', async () => {
  const list = h(Fragment, [h('li', 'one'), createCommentVNode('v-if'), h(Fragment, [h('li', 'two')])])
  const element = h(Compact, { tag: 'ul', class: 'plain', id: 'list' }, () => [createCommentVNode('v-if'), list])
  expect(await renderToString(element)).toBe('<ul class="plain" id="list"><li>one</li><li>two</li></ul>')
})

it('is an empty element where nothing is there', async () => {
  expect(await renderToString(h(Compact, { tag: 'p' }))).toBe('<p></p>')
})
