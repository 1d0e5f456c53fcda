import { isObject } from '../../../openapi/document/json.ts'

/** A document as the explorer is given it, and whether anything was left out that the reference shows. */
export interface Sanitised {
  content: string
  isCut: boolean
}

/** Documents longer than this, in characters, are given without examples, and with the beginnings of their texts. */
const large = 2_000_000
const maxText = 8_000
const maxTextOfLarge = 300

/** More marks of Markdown than a person writes: what reads them takes longer than a reader waits. */
const maxMarks = 1_000

/** Maps whose keys are names that somebody chose, so that none of them has a meaning here. */
const nameMaps = new Set([
  'properties',
  'patternProperties',
  'dependentSchemas',
  '$defs',
  'definitions',
  'schemas',
  'parameters',
  'headers',
  'responses',
  'requestBodies',
  'securitySchemes',
  'securityDefinitions',
  'links',
  'callbacks',
  'pathItems',
  'mediaTypes',
  'content',
  'encoding',
  'variables',
  'scopes',
  'mapping',
  'paths',
  'webhooks',
])

/** Plain data, in which nothing is a text to be read as Markdown. */
const dataKeys = new Set(['example', 'examples', 'default', 'enum', 'const', 'value'])

/** The extensions that the explorer may know; what others do there nobody here can say. */
const keptExtensions = new Set(['x-tagGroups', 'x-displayName', 'x-webhooks', 'x-enumDescriptions', 'x-enum-descriptions'])

const textKeys = new Set(['description', 'summary', 'title'])

/**
 * Takes out of a published document what the explorer would make of its texts: elements of raw HTML, with their names and
 * ids, and images of other hosts. Texts that are too much for it are cut, and the whole where it is large.
 */
export function sanitise(text: string): Sanitised {
  const isLarge = text.length > large
  let isCut = isLarge
  const most = isLarge ? maxTextOfLarge : maxText

  function copy(value: unknown, isMap: boolean): unknown {
    if (Array.isArray(value))
      return value.map(item => copy(item, false))
    if (!isObject(value))
      return value
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, child]): [string, unknown][] => {
        if (isMap)
          return [[key, copy(child, false)]]
        if (key.startsWith('x-') && !keptExtensions.has(key))
          return []
        if (dataKeys.has(key))
          return isLarge && (key === 'example' || key === 'examples') ? [] : [[key, child]]
        if (typeof child === 'string' && textKeys.has(key)) {
          const { text, cut } = tame(child, most)
          isCut ||= cut
          return [[key, text]]
        }
        return [[key, copy(child, nameMaps.has(key) && isObject(child))]]
      }),
    )
  }

  const content = JSON.stringify(copy(JSON.parse(text), false))
  return { content, isCut }
}

/** Markdown in which a tag is text, and an image the link to it. */
function tame(markdown: string, most: number): { text: string, cut: boolean } {
  const cut = markdown.length > most
  const short = cut ? `${markdown.slice(0, most).replace(/\s+\S*$/, '')} …` : markdown
  if ((short.match(/[[\]*_<>`!|~]/g)?.length ?? 0) > maxMarks)
    return { text: short.replace(/[[\]*_<>`!|~#]+/g, ' '), cut: true }
  const text = short
    .split(/(```[^`]*```|`[^`\n]*`)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/<(?=[a-z/!?])/gi, '&lt;').replace(/!(?=\[)/g, '')))
    .join('')
  return { text, cut }
}
