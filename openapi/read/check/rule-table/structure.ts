import { defineRules } from './rule.ts'

/** Whether each object has the fields of its kind. */
export const structureRules = defineRules({
  'structure': {
    level: 'warning',
    meaning: 'A field holds something of another type than it may.',
    why: 'It is read as it is plainly meant, and left out where that is not plain.',
    wrong: `
      paths: {}
      components:
        schemas:
          Pet:
            type: object
            properties: { name: { type: string, required: true } }
    `,
    right: {
      replace: 'properties: { name: { type: string, required: true } }',
      by: 'required: [name]\n      properties: { name: { type: string } }',
    },
  },
  'missing-field': {
    level: 'warning',
    meaning: 'A field that the specification requires is not there.',
    wrong: `
      paths:
        /pets:
          get:
            parameters: [{ name: limit, schema: { type: integer } }]
            responses: {}
    `,
    right: { replace: 'name: limit,', by: 'name: limit, in: query,' },
  },
  'unknown-field': {
    level: 'warning',
    meaning: 'An object has a field that its kind does not have.',
    why: 'Usually it is a slip of the pen; what is meant as an extension begins with `x-`.',
    wrong: `
      paths:
        /pets: { get: { sumary: List pets, responses: {} } }
    `,
    right: { replace: 'sumary', by: 'summary' },
  },
  'newer-field': {
    level: 'warning',
    meaning: 'A field came with a later version of OpenAPI than the document says.',
    why: 'It is shown as it is meant, but other tools will pass over it.',
    wrong: `
      paths:
        /pets: { query: { responses: {} } }
    `,
    right: `
      openapi: 3.2.0
      info: { title: Shop, version: '1' }
      paths:
        /pets: { query: { responses: {} } }
    `,
  },
  'dialect': {
    level: 'warning',
    meaning: 'A schema is written in the words of another version of OpenAPI.',
    wrong: `
      components:
        schemas:
          Name: { type: string, nullable: true }
    `,
    right: { replace: 'type: string, nullable: true', by: 'type: [string, \'null\']' },
  },
  'component-name': {
    level: 'warning',
    meaning: 'The name of a component has more than letters, digits, `.`, `-` and `_`.',
    why: 'Other tools refuse it.',
    wrong: `
      components:
        schemas:
          Pet shop: { type: object }
    `,
    right: { replace: 'Pet shop', by: 'PetShop' },
  },
  'status': {
    level: 'warning',
    meaning: 'A response stands under something that is no status code.',
    wrong: `
      paths:
        /pets: { get: { responses: { 20X: { description: Pets. } } } }
    `,
    right: { replace: '20X', by: '2XX' },
  },
  'additional-operation': {
    level: 'warning',
    meaning: 'A method that has a field of its own stands among `additionalOperations`.',
    version: '3.2.0',
    wrong: `
      paths:
        /pets: { additionalOperations: { GET: { responses: {} } } }
    `,
    right: { replace: 'additionalOperations: { GET: { responses: {} } }', by: 'get: { responses: {} }' },
  },
  'swagger-parameter': {
    level: 'warning',
    meaning: 'A parameter of Swagger 2.0 lacks what its kind needs, or an operation has two bodies.',
    wrong: `
      swagger: '2.0'
      info: { title: Shop, version: '1' }
      paths:
        /pets:
          get: { parameters: [{ name: limit, in: query }], responses: {} }
    `,
    right: { replace: 'in: query', by: 'in: query, type: integer' },
  },
})
