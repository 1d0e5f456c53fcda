import { describe, expect, it } from 'vitest'
import { createMockHandler } from '../../../openapi/mock/index.ts'
import { createValidators } from '../../../openapi/schema/validate/validators.ts'
import { listOperations, openOperation, responseFor } from '../../../openapi/mock/operation/operation.ts'
import { exampleRequest } from './support/requests.ts'
import { documents, openDocument } from '../../support/documents.ts'

describe.each(documents)('the answers of $name', async ({ name, file }) => {
  const { document, overrides } = await openDocument(file)
  const validators = createValidators(document)
  const operations = [...listOperations(document)].map(entry => openOperation(document, entry))

  it.each(operations.map(operation => [operation.id, operation] as const))(
    'to %s are what the document says',
    async (_, operation) => {
      for (const status of ['success', ...operation.responses.keys()].filter(key => key !== 'default')) {
        const handler = createMockHandler(document, { base: `/${name}`, overrides, validators })
        const request = exampleRequest(document, operation, `http://localhost${handler.prefix}`)
        if (status !== 'success')
          request.headers.set('prefer', `code=${status}`)
        const response = await handler(request)
        const text = await response.text()
        expect(
          status === 'success' ? response.status < 400 : String(response.status) === status,
          `${response.status} ${text}`,
        ).toBe(true)
        const declared = responseFor(operation, response.status)
        expect(declared, `${response.status} is not declared`).toBeDefined()
        const content = declared?.content.find(
          ({ type }) => type === response.headers.get('content-type')?.split(';')[0],
        )
        if (declared?.content.length)
          expect(content, `${response.headers.get('content-type')} is not declared`).toBeDefined()
        if (content?.mediaType.schema !== undefined) {
          expect(
            validators.schema(
              `${content.pointer}/schema`,
              'response',
            )?.(content.type.includes('json') ? JSON.parse(text) : text),
          ).toEqual([])
        }
      }
    },
  )
})
