import { describe, expect, it } from 'vitest'
import { stringifyExact } from '../../../openapi/document/json/numerals.ts'
import { head, readYaml } from './folder.ts'

const flawed = `paths:
  /boats/{id}/{id}:
    get:
      operationId: read
      parameters: [{name: id, in: path, schema: {type: integer}}, {name: id, in: path, schema: {type: integer}}, {$ref: '#/components/parameters/Gone'}]
      security: [{nobody: []}]
      responses: {'200': {description: A boat, content: {application/json: {schema: {$ref: '#/components/schemas/Boat'}}}}}
  /boats/{other}/{id}:
    get:
      operationId: read
      x-internal: true
      responses: {'200': {description: A boat, content: {application/json: {schema: {$ref: '#/components/schemas/Secret'}}}}}
components:
  schemas:
    Boat: {allOf: [{$ref: '#/components/schemas/Base'}], properties: {next: {$ref: '#/components/schemas/Gone'}}}
    Base: {type: object, required: [self], properties: {self: {$ref: '#/components/schemas/Base'}, owner: {type: string, x-internal: true}}}
    Secret: {type: object}
`

describe('a document that is read without being checked', () => {
  it.each(['3.0.3', '3.1.1', '3.2.0'])('is the one that the checks find faults in: %s', async (version) => {
    const text = head(version) + flawed
    const [checked, unchecked] = await Promise.all([
      readYaml(text, { thorough: false }),
      readYaml(text, { thorough: false, checked: false }),
    ])
    expect(stringifyExact(unchecked.document?.root)).toBe(stringifyExact(checked.document?.root))
    expect(stringifyExact(unchecked.document?.root)).not.toMatch(/owner|Secret/)
    expect(unchecked.findings.length).toBeLessThan(checked.findings.length)
  })
})
