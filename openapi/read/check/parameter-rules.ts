import type { ApiDocument, Tell } from '../../document/document.ts'
import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import type { JsonType, Schema } from '../../document/openapi.ts'
import { isObject } from '../../document/json/value.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { isToken } from '../../document/text/token.ts'
import { walk } from '../../document/grammar/walk.ts'
import { typesOf } from '../../schema/facts.ts'

/** The styles that each place has. @see https://spec.openapis.org/oas/v3.2.0#style-values */
const styles: Record<string, readonly string[]> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form', 'cookie'],
}

/** What a style can write that is not for everything. */
const styleTypes: Record<string, readonly JsonType[]> = {
  deepObject: ['object'],
  spaceDelimited: ['array', 'object'],
  pipeDelimited: ['array', 'object'],
}

/** Described by security schemes, request bodies and responses: a parameter of this name is to be passed over. */
const reserved = /^(?:accept|authorization|content-type)$/i

/** Checks the names, styles and examples of parameters and headers. */
export function checkParameterFields(document: ApiDocument, tell: Tell): void {
  const isOld = document.version.startsWith('2')
  walk(document.root, (node, { kind, pointer }) => {
    if (typeof node.$ref === 'string')
      return false
    const place = kind === 'header' ? 'header' : kind === 'parameter' ? String(node.in) : undefined
    if (place !== undefined && !isOld)
      checkStyle(document, { node, place, kind, at: pointer() }, tell)
    if (kind === 'parameter' && (place === 'header' || place === 'cookie'))
      checkName(String(node.name), { place, isOld, at: joinPointer(pointer(), 'name') }, tell)
    if (kind === 'response' || kind === 'encoding') {
      for (const name of Object.keys(isObject(node.headers) ? node.headers : {}))
        checkHeaderKey(name, tell, { at: joinPointer(pointer(), 'headers', name), isOld })
    }
    if (!isOld && (place !== undefined || kind === 'media-type') && node.example !== undefined && node.examples !== undefined)
      tellBoth(pointer(), tell)
    return kind !== 'schema'
  })
}

interface Styled {
  node: PlainObject
  place: string
  kind: Kind
  at: string
}

function checkStyle(document: ApiDocument, { node, place, kind, at }: Styled, tell: Tell): void {
  const { style, schema } = node
  const allowed = styles[place]
  if (typeof style !== 'string' || allowed === undefined)
    return
  const noun = kind === 'header' ? 'A header' : `A parameter in ${place}`
  if (!allowed.includes(style)) {
    tell({
      rule: 'parameter-style',
      pointer: joinPointer(at, 'style'),
      message: `${noun} has no style "${style}".`,
      advice: `leave it out, or write ${allowed.map(word => `"${word}"`).join(' or ')}`,
    })
    return
  }
  const wanted = styleTypes[style]
  const types = [...typesOf(document, schema as Schema | undefined)].filter(type => type !== 'null')
  if (wanted && types.length > 0 && !types.some(type => wanted.includes(type))) {
    tell({
      rule: 'parameter-style',
      pointer: joinPointer(at, 'style'),
      message: `The style "${style}" is not defined for a value of type ${types.join(' or ')}.`,
      advice: types.includes('array') ? 'write "form", which repeats the name for each item' : 'leave it out',
    })
  }
}

interface Named {
  place: string
  isOld: boolean
  at: string
}

function checkName(name: string, { place, isOld, at }: Named, tell: Tell): void {
  if (!isToken(name)) {
    tell({
      rule: 'header-name',
      pointer: at,
      message: `No ${place} can be named "${name}".`,
      advice: 'use letters, digits and "-"',
    })
  }
  else if (place === 'header' && reserved.test(name) && !isOld) {
    tell({
      rule: 'reserved-header',
      pointer: at,
      message: `The header ${name} is not described by a parameter: tools pass over it.`,
      advice: /^authorization$/i.test(name)
        ? 'describe it by a security scheme'
        : 'describe it by the media types of the request body and the responses',
    })
  }
}

function checkHeaderKey(name: string, tell: Tell, { at, isOld }: { at: string, isOld: boolean }): void {
  if (!isToken(name)) {
    checkName(name, { place: 'header', isOld, at }, tell)
  }
  else if (/^content-type$/i.test(name) && !isOld) {
    tell({
      rule: 'reserved-header',
      pointer: at,
      message: `The header ${name} follows from the media type: tools pass over it here.`,
      advice: 'take it away',
    })
  }
}

function tellBoth(at: string, tell: Tell): void {
  tell({
    rule: 'example-and-examples',
    pointer: joinPointer(at, 'example'),
    message: '"example" and "examples" exclude each other.',
    advice: 'put it among the examples',
  })
}
