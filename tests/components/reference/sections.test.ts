import type { Operation } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { listSections } from '../../../components/reference/operation/sections.ts'
import { english } from '../english.ts'

const operation = {
  kind: 'operation',
  security: [],
  servers: [],
  parameters: [],
  responses: [],
  callbacks: [],
} as unknown as Operation

function anchors(changed: Partial<Operation>, hasSchemes = false): string[] {
  return listSections({ ...operation, ...changed }, hasSchemes, english).map(({ slug }) => slug)
}

describe('listSections', () => {
  it('lists nothing that a page does not have', () => {
    expect(anchors({})).toEqual([])
    expect(anchors({ kind: 'webhook', isOpen: true, ownServers: true })).toEqual([])
  })

  it('lists parameters by their places, whatever their order in the document', () => {
    const parameters = ['header', 'path', 'query'].map(place => ({ in: place })) as unknown as Operation['parameters']
    expect(anchors({ parameters })).toEqual(['parameters-path', 'parameters-query', 'parameters-header'])
  })

  it('lists credentials where the API has any, the page says that none is needed, or one is unknown', () => {
    expect(anchors({}, true)).toEqual(['authentication'])
    expect(anchors({ isOpen: true })).toEqual(['authentication'])
    expect(anchors({ unknownSecurity: ['oauth'] })).toEqual(['authentication'])
  })

  it('lists answers below one another', () => {
    const responses = [{ status: '200', label: 'OK', anchor: 'response-200' }, { status: 'default', label: '', anchor: 'response-default' }] as unknown as Operation['responses']
    expect(listSections({ ...operation, responses }, false, english)[0]?.children.map(({ title, level }) => `${level} ${title}`)).toEqual(['3 200 OK', '3 default'])
  })
})
