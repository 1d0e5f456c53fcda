import { describe, expect, it } from 'vitest'
import { createModel } from '../../../openapi/model/index.ts'
import { head, readYaml } from '../read/folder.ts'

/** What the page of an operation says of its security. */
async function securityOf(operation: string, rest = '') {
  const paths = `{/a: {get: {${operation}, responses: {'204': {description: A.}}}}}`
  const { document } = await readYaml(`${head()}paths: ${paths}\n${rest}\n`)
  if (!document)
    throw new Error('The document was not read')
  const model = createModel(document)
  const [link] = model.operations
  const { security, unknownSecurity } = model.operation(link?.tagSlug ?? '', link?.slug ?? '') ?? {}
  const known = security?.flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme.name))
  return { known, unknown: unknownSecurity }
}

const key = 'components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}'

describe('a scheme that nobody describes', () => {
  it.each([
    ['of an operation', 'security: [{nope: []}]', '', { known: [], unknown: ['nope'] }],
    ['of the whole API', 'summary: A', 'security: [{nope: []}]', { known: [], unknown: ['nope'] }],
    ['among others that are needed too', 'security: [{key: [], nope: []}]', key, { known: [], unknown: ['nope'] }],
    ['beside another one', 'security: [{nope: []}, {key: []}]', key, { known: ['key'], unknown: undefined }],
    ['of the API, where the operation asks for another', 'security: [{key: []}]', `security: [{nope: []}]\n${key}`, { known: ['key'], unknown: undefined }],
    ['nowhere', 'security: [{key: []}]', key, { known: ['key'], unknown: undefined }],
  ])('is told where no other can be used: %s', async (_, operation, rest, said) => {
    expect(await securityOf(operation, rest)).toEqual(said)
  })
})
