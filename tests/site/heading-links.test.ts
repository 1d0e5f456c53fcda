import { expect, it } from 'vitest'
import { linkHeadings } from '../../site/page-data/heading-links.ts'
import { english } from '../components/english.ts'

it('gives headings a link to themselves, whose name cannot end its attribute', () => {
  const html = linkHeadings('<h2>Errors &quot;x&quot;</h2><p>x</p><h2>Errors &quot;x&quot;</h2>', english)
  expect(html).toBe(
    '<h2 id="description-errors-x">Errors &quot;x&quot; <a class="header-anchor" href="#description-errors-x" aria-label="Link to Errors &quot;x&quot;"></a></h2><p>x</p>'
    + '<h2 id="description-errors-x-2">Errors &quot;x&quot; <a class="header-anchor" href="#description-errors-x-2" aria-label="Link to Errors &quot;x&quot;"></a></h2>',
  )
})
