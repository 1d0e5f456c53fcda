import { expect, it } from 'vitest'
import { inEnglish } from '../../../openapi/model/phrases.ts'
import { toXmlHint } from '../../../openapi/model/schema/xml.ts'

it.each([
  [{ name: 'b' }, 'element b'],
  [{ name: 'b', prefix: 'a' }, 'element a:b'],
  [{ prefix: 'a' }, 'element with the prefix a'],
  [{ prefix: 'a', attribute: true, namespace: 'urn:a' }, 'attribute with the prefix a, namespace urn:a'],
  [{ attribute: true }, 'attribute'],
  [{ wrapped: true }, 'wrapped in an element of its own'],
  [{}, undefined],
])('says what %j changes', (xml, hint) => expect(toXmlHint(xml, inEnglish)).toBe(hint))
