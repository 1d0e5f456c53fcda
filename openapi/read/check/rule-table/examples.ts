import { defineRules } from './rule.ts'

/** Examples, and the texts that readers see. */
export const exampleRules = defineRules({
  'example': {
    level: 'warning',
    meaning: 'An example or a default is not valid against its schema.',
    wrong: `
      components:
        schemas:
          Age: { type: integer, example: seven }
    `,
    right: { replace: 'seven', by: '7' },
  },
  'guessed-example': {
    level: 'warning',
    meaning: 'No valid value of a schema could be made, and nobody wrote an example of it.',
    why: 'Pages and mock show the nearest value there, or do without it where it is not required.',
    wrong: `
      paths:
        /pets:
          get:
            responses:
              200:
                description: The pet
                content:
                  application/json:
                    schema:
                      type: object
                      required: [tag]
                      properties: { tag: { type: string, pattern: '^[a-z]+$', not: { pattern: '^[a-z]' } } }
    `,
    right: { replace: ', not: { pattern: \'^[a-z]\' }', by: '' },
  },
  'example-and-examples': {
    level: 'warning',
    meaning: '`example` stands beside `examples`, which exclude each other.',
    wrong: `
      paths:
        /pets:
          get:
            parameters:
              - { name: limit, in: query, schema: { type: integer }, example: 5, examples: { few: { value: 2 } } }
            responses: {}
    `,
    right: { replace: 'example: 5, ', by: '' },
  },
  'read-only-example': {
    level: 'warning',
    meaning: 'An example of a request holds a property that only answers have.',
    why: 'A server may refuse it: `readOnly` says that the property should not be sent.',
    wrong: `
      paths:
        /pets:
          post:
            requestBody:
              content:
                application/json:
                  schema: { type: object, properties: { id: { type: integer, readOnly: true }, name: { type: string } } }
                  example: { id: 1, name: Rex }
            responses: {}
    `,
    right: { replace: 'id: 1, name: Rex', by: 'name: Rex' },
  },
  'dead-link': {
    level: 'warning',
    meaning: 'A link in a text leads to an operation, a tag, a component, a page or a heading that there is not.',
    why: 'Pages and headings are known once a site is built, so that `build` finds dead links to them, and `check` does not.',
    wrong: `
      paths:
        /pets: { get: { operationId: listPets, description: 'See [one pet](#operation/getPet).', responses: {} } }
        /pets/one: { get: { operationId: readPet, responses: {} } }
    `,
    right: { replace: 'getPet', by: 'readPet' },
  },
  'bidi-control': {
    level: 'warning',
    meaning: 'A text holds a control character that turns the direction of what follows.',
    why: 'Readers see another order of characters than programs do, which can hide what a text says.',
    wrong: `
      paths: {}
      x-note: "user\\u202Egpj.exe"
    `,
    right: { replace: '\\u202E', by: '' },
  },
})
