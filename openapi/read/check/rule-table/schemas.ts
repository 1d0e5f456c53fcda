import { defineRules } from './rule.ts'

/** Schemas that contradict themselves, and patterns. */
export const schemaRules = defineRules({
  'contradiction': {
    level: 'warning',
    meaning: 'A schema allows no value at all.',
    wrong: `
      components:
        schemas:
          Name: { type: string, minLength: 5, maxLength: 2 }
    `,
    right: { replace: 'minLength: 5, maxLength: 2', by: 'minLength: 2, maxLength: 5' },
  },
  'endless-schema': {
    level: 'warning',
    meaning: 'A schema requires a value of its own kind within each value, without end.',
    why: 'No finite value is valid, so there is no example of it.',
    wrong: `
      components:
        schemas:
          Pet:
            type: object
            required: [parent]
            properties: { parent: { $ref: '#/components/schemas/Pet' } }
    `,
    right: { replace: '      required: [parent]\n', by: '' },
  },
  'duplicate-value': {
    level: 'warning',
    meaning: 'A value is in `enum` twice.',
    wrong: `
      components:
        schemas:
          Kind: { enum: [cat, dog, cat] }
    `,
    right: { replace: ', cat]', by: ']' },
  },
  'enum-type': {
    level: 'warning',
    meaning: 'A value of `enum`, or `const`, is not of the schema\'s type.',
    why: 'No such value is valid.',
    wrong: `
      components:
        schemas:
          Size: { type: integer, enum: [1, 2, large] }
    `,
    right: { replace: 'large', by: '3' },
  },
  'nullable-enum': {
    level: 'warning',
    meaning: 'A schema of 3.0 is nullable, and null is not in its `enum`.',
    why: 'Read to the letter, `nullable` changes nothing then (OpenAPI 3.0.3, proposal 2019-10-31).',
    version: '3.0.3',
    wrong: `
      paths: {}
      components:
        schemas:
          Size: { type: string, nullable: true, enum: [small, large] }
    `,
    right: { replace: 'large]', by: 'large, null]' },
  },
  'pattern': {
    level: 'warning',
    meaning: 'A pattern is no regular expression of ECMA-262.',
    why: 'It allows everything until it is corrected.',
    wrong: `
      components:
        schemas:
          Code: { type: string, pattern: '^[A-Z{2}$' }
    `,
    right: { replace: '[A-Z{2}', by: '[A-Z]{2}' },
  },
  'slow-pattern': {
    level: 'warning',
    meaning: 'A pattern can read some texts in so many ways that a short one keeps a server busy for minutes.',
    why: 'Most engines try all the ways. Where one part can repeat what another part repeats, write only one of them.',
    wrong: `
      components:
        schemas:
          Words: { type: string, pattern: '^(\\w+\\s?)*$' }
    `,
    right: { replace: '^(\\w+\\s?)*$', by: '^(\\w+(\\s\\w+)*)?$' },
  },
})
