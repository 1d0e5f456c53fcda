import { expect, it } from 'vitest'
import { dropUnusedVariables } from '../../../site/internals/unused-variables.ts'

const css = ':root{--vp-a:var(--vp-b);--vp-b:1px;--vp-c:url("data:x;}--vp-z:1");--vp-d:2px;--own:3px}.dark{--vp-d:4px}.x{color:var(--vp-a)}'

it('keeps what a rule uses, what that means, and what is nobody\'s business', () => {
  expect(dropUnusedVariables(css, [])).toBe(':root{--vp-a:var(--vp-b);--vp-b:1px;--own:3px}.x{color:var(--vp-a)}')
})

it('keeps what a script or another stylesheet names', () => {
  expect(dropUnusedVariables(css, ['h("p", { style: "width: var(--vp-d)" })']))
    .toBe(':root{--vp-a:var(--vp-b);--vp-b:1px;--vp-d:2px;--own:3px}.dark{--vp-d:4px}.x{color:var(--vp-a)}')
})

it('leaves a stylesheet as it is that uses everything', () => {
  const own = '.x{--vp-a:1px;width:var(--vp-a)}.empty{}'
  expect(dropUnusedVariables(own, [])).toBe(own)
})
