import { defineRules } from './rule.ts'

/** Where `$ref`s and links lead. */
export const referenceRules = defineRules({
  'dangling-ref': {
    level: 'warning',
    meaning: 'A `$ref` or a discriminator\'s mapping names something that is not there.',
    why: 'What it stands for is left out, and the rest is shown.',
    wrong: `
      components:
        schemas:
          Pet: { type: object }
          Pets: { type: array, items: { $ref: '#/components/schemas/Pett' } }
    `,
    right: { replace: 'Pett', by: 'Pet' },
  },
  'ref-kind': {
    level: 'warning',
    meaning: 'A `$ref` is not a text, or leads to another kind of thing than belongs there.',
    wrong: `
      components:
        schemas:
          Pet: { $ref: '#/components/responses/Pet' }
        responses:
          Pet: { description: A pet. }
    `,
    right: { replace: '{ $ref: \'#/components/responses/Pet\' }', by: '{ type: object }' },
  },
  'cyclic-ref': {
    level: 'warning',
    meaning: 'References lead in a circle, so that none of them means anything.',
    wrong: `
      components:
        schemas:
          A: { $ref: '#/components/schemas/B' }
          B: { $ref: '#/components/schemas/A' }
    `,
    right: { replace: 'B: { $ref: \'#/components/schemas/A\' }', by: 'B: { type: string }' },
  },
  'unreadable-ref': {
    level: 'warning',
    meaning: 'A `$ref` names a file that is not there or cannot be read.',
    wrong: `
      components:
        schemas:
          Pet: { $ref: ./pet.yaml }
    `,
    right: {
      spec: `
        components:
          schemas:
            Pet: { $ref: ./pet.yaml }
      `,
      beside: { 'pet.yaml': 'type: object' },
    },
  },
  'remote-ref': {
    level: 'warning',
    meaning: 'A `$ref` leads to another host, where nothing is read unless it is allowed.',
    why: 'A build that asks other hosts can be changed by them: `--allow-remote https://host/folder/` allows one.',
    wrong: `
      components:
        schemas:
          Pet: { $ref: https://example.com/pet.yaml }
    `,
    right: { replace: '$ref: https://example.com/pet.yaml', by: 'type: object' },
  },
  'ref-siblings': {
    level: 'warning',
    meaning: 'Something stands beside a `$ref` where OpenAPI 3.0 and 2.0 pass over it.',
    why: 'It is shown, for that is what is meant, but other tools do not show it.',
    version: '3.0.3',
    wrong: `
      paths: {}
      components:
        schemas:
          Name: { type: string }
          Pet:
            type: object
            properties:
              name: { $ref: '#/components/schemas/Name', description: What it is called. }
    `,
    right: {
      replace: '{ $ref: \'#/components/schemas/Name\', description: What it is called. }',
      by: '{ allOf: [{ $ref: \'#/components/schemas/Name\' }], description: What it is called. }',
    },
  },
  'dangling-link': {
    level: 'warning',
    meaning: 'A link names an operation that does not exist.',
    wrong: `
      paths:
        /pets:
          get:
            operationId: listPets
            responses:
              '200': { description: Pets., links: { next: { operationId: listPet } } }
    `,
    right: { replace: 'operationId: listPet }', by: 'operationId: listPets }' },
  },
})
