import { isObject } from '../../../openapi/document/json/value.ts'

/** A document as the explorer is given it, and whether anything was left out that the reference shows. */
export interface Sanitised {
  content: string
  isCut: boolean
}

/** Documents longer than this, in characters, are given without examples, and with the beginnings of their texts. */
const large = 2_000_000
const maxText = 8_000
const maxTextOfLarge = 300

/** The most Markdown marks in a text: with more, the explorer's parser takes too long. */
const maxMarks = 1_000

/** Maps whose keys are free names, so that a key such as `description` is not a field. */
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

/** Fields with plain data, in which no text is Markdown. */
const dataKeys = new Set(['example', 'examples', 'default', 'enum', 'const', 'value'])

/** The extensions that the explorer is given; the effect of others on it is not known. */
const keptExtensions = new Set(['x-tagGroups', 'x-displayName', 'x-webhooks', 'x-enumDescriptions', 'x-enum-descriptions'])

const textKeys = new Set(['description', 'summary', 'title'])

/**
 * Removes from the texts of a document what the explorer would render as page elements: raw HTML, with its names and
 * ids, and images of other hosts. Long texts are cut, and all texts where the document is large.
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

/** Markdown in which tags are shown as text, and images become links. */
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
