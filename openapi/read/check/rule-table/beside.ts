import { defineRules } from './rule.ts'

const spec = `
  tags: [{ name: Pets }]
  paths:
    /pets:
      get: { tags: [Pets], operationId: listPets, responses: { '200': { description: Pets. } } }
`
const slugs = '"schemas": {}, "anchors": {}, "redirects": {} }'

/** What stands beside a spec: overlays, the lockfile of addresses, the ignore file. */
export const besideRules = defineRules({
  'overlay': {
    level: 'error',
    meaning: 'An overlay cannot be applied.',
    why: 'Overlays take away what nobody is to see, so nothing is published without them.',
    wrong: { spec, beside: { 'api.overlay.yaml': 'overlay: 1.0.0\nactions: [{ target: $.info }]' } },
    right: { replace: '$.info }', by: '$.info, update: { title: Pets } }' },
  },
  'dead-overlay': {
    level: 'warning',
    meaning: 'An action of an overlay matches nothing.',
    wrong: { spec, beside: { 'api.overlay.yaml': 'overlay: 1.0.0\nactions: [{ target: $.servers[0], remove: true }]' } },
    right: { replace: '$.servers[0]', by: '$.tags[0]' },
  },
  'slugs': {
    level: 'error',
    meaning: 'The lockfile of addresses holds something that no page can have as its address.',
    wrong: {
      spec,
      beside: { 'api.slugs.json': `{ "tags": { "Pets": "Pets!" }, "operations": { "listPets": "pets/list-pets" }, ${slugs}` },
    },
    right: { replace: 'Pets!', by: 'pets' },
  },
  'vanished-page': {
    level: 'error',
    meaning: 'A page was published, and is gone.',
    why: 'Links to it would break; `redirects` of the lockfile leads them on.',
    wrong: {
      spec,
      beside: {
        'api.slugs.json': `{ "tags": { "Pets": "pets" }, "operations": { "getPets": "pets/get-pets" }, ${slugs}`,
      },
    },
    right: {
      replace: '"redirects": {}',
      by: '"redirects": { "pets/get-pets": "pets/list-pets" }',
    },
  },
  'vanished-anchor': {
    level: 'error',
    meaning: 'An anchor of a page was published, and is gone.',
    wrong: {
      spec,
      beside: {
        'api.slugs.json': `{ "tags": { "Pets": "pets" }, "operations": { "listPets": "pets/list-pets" }, "schemas": {}, "anchors": { "pets/list-pets": "response-{200,404}" }, "redirects": {} }`,
      },
    },
    right: { replace: 'response-{200,404}', by: 'response-200' },
  },
  'redirect': {
    level: 'error',
    meaning: 'A redirect of the lockfile leads nowhere, or from a page that there is.',
    wrong: {
      spec,
      beside: {
        'api.slugs.json': `{ "tags": { "Pets": "pets" }, "operations": { "listPets": "pets/list-pets" }, "schemas": {}, "anchors": {}, "redirects": { "pets/all": "pets/every-pet" } }`,
      },
    },
    right: { replace: 'pets/every-pet', by: 'pets/list-pets' },
  },
  'unpublished-page': {
    level: 'warning',
    meaning: 'A page is not in the lockfile of addresses, so that its address may change.',
    wrong: { spec, beside: { 'api.slugs.json': `{ "tags": { "Pets": "pets" }, "operations": {}, ${slugs}` } },
    right: { replace: '"operations": {}', by: '"operations": { "listPets": "pets/list-pets" }' },
  },
  'unpublished-anchor': {
    level: 'warning',
    meaning: 'An anchor of a page is not in the lockfile of addresses, so that it may change.',
    wrong: {
      spec,
      beside: {
        'api.slugs.json': `{ "tags": { "Pets": "pets" }, "operations": { "listPets": "pets/list-pets" }, "schemas": {}, "anchors": { "pets/list-pets": "response" }, "redirects": {} }`,
      },
    },
    right: { replace: '"response"', by: '"response-200"' },
  },
  'ignore-file': {
    level: 'error',
    meaning: 'An entry of the ignore file does not say what is ignored, and why.',
    wrong: { spec, beside: { 'api.ignore.yaml': '- { rule: dead-link }' } },
    right: { spec },
  },
  'needless-ignore': {
    level: 'warning',
    meaning: 'An entry of the ignore file ignores nothing any more.',
    wrong: {
      spec,
      beside: { 'api.ignore.yaml': '- rule: path-slash\n  pointer: \'#/paths/pets\'\n  reason: It will go with version 2.' },
    },
    right: { spec },
  },
  'more': {
    level: 'warning',
    meaning: 'There are more findings than are kept.',
    wrong: `paths:\n${Array.from({ length: 20_002 }, (_, index) => `  p${index}: {}`).join('\n')}`,
    right: 'paths: {}',
  },
})
