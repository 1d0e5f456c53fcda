import { defineRules } from './rule.ts'

/** Operations, what they are named and how they are grouped; servers. */
export const operationRules = defineRules({
  'duplicate-operation-id': {
    level: 'warning',
    meaning: 'Two operations have one operationId.',
    wrong: `
      paths:
        /pets: { get: { operationId: list, responses: {} } }
        /shops: { get: { operationId: list, responses: {} } }
    `,
    right: `
      paths:
        /pets: { get: { operationId: listPets, responses: {} } }
        /shops: { get: { operationId: listShops, responses: {} } }
    `,
  },
  'similar-operation-ids': {
    level: 'warning',
    meaning: 'Two operationIds are told apart by case or separators only.',
    why: 'Code generators make one name of both, and file systems that do not tell case apart one file.',
    wrong: `
      paths:
        /pets: { get: { operationId: listPets, responses: {} } }
        /pets/all: { get: { operationId: list_pets, responses: {} } }
    `,
    right: { replace: 'list_pets', by: 'listAllPets' },
  },
  'operation-id-name': {
    level: 'warning',
    meaning: 'An operationId has characters that no name in a program or an address can have.',
    wrong: `
      paths:
        /pets: { get: { operationId: 'list pets!', responses: {} } }
    `,
    right: { replace: '\'list pets!\'', by: 'listPets' },
  },
  'duplicate-tag': {
    level: 'warning',
    meaning: 'A tag is declared twice.',
    wrong: `
      paths: {}
      tags: [{ name: Pets }, { name: Pets, description: All about pets. }]
    `,
    right: { replace: '{ name: Pets }, ', by: '' },
  },
  'unknown-tag': {
    level: 'warning',
    meaning: 'The parent of a tag, or a group of tags, names a tag that there is not.',
    wrong: `
      paths: {}
      tags: [{ name: Pets }]
      x-tagGroups: [{ name: All, tags: [Pet] }]
    `,
    right: { replace: '[Pet]', by: '[Pets]' },
  },
  'undeclared-tag': {
    level: 'warning',
    meaning: 'An operation has a tag that is not among the tags which the document declares.',
    why: 'It comes after the declared ones, without a description.',
    wrong: `
      tags: [{ name: Pets }]
      paths:
        /pets: { get: { tags: [pets], responses: {} } }
    `,
    right: { replace: 'tags: [pets]', by: 'tags: [Pets]' },
  },
  'cyclic-tag': {
    level: 'warning',
    meaning: 'A tag is its own ancestor.',
    version: '3.2.0',
    wrong: `
      paths: {}
      tags: [{ name: Cats, parent: Pets }, { name: Pets, parent: Cats }]
    `,
    right: { replace: 'name: Pets, parent: Cats', by: 'name: Pets' },
  },
  'server-variable': {
    level: 'warning',
    meaning: 'A variable of a server\'s URL is not described, or its default is not one of its values.',
    wrong: `
      paths: {}
      servers: [{ url: 'https://{region}.example.com' }]
    `,
    right: {
      replace: '[{ url: \'https://{region}.example.com\' }]',
      by: '[{ url: \'https://{region}.example.com\', variables: { region: { default: eu, enum: [eu, us] } } }]',
    },
  },
})
