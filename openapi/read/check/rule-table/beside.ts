import { defineRules } from './rule.ts'

const spec = `
  tags: [{ name: Pets }]
  paths:
    /pets:
      get: { tags: [Pets], operationId: listPets, responses: { '200': { description: Pets. } } }
`
/** The lockfile of that spec as it should be. */
const lockfile = `{
  "tags": { "Pets": "pets" },
  "operations": { "listPets": "pets/list-pets" },
  "schemas": {},
  "anchors": { "pets/list-pets": "response-200" },
  "redirects": {}
}`

/** The spec beside a lockfile with a fault, and beside a sound one. */
function locked(from: string, to: string, right = lockfile) {
  return {
    wrong: { spec, beside: { 'api.slugs.json': lockfile.replace(from, to) } },
    right: { spec, beside: { 'api.slugs.json': right } },
  }
}

/** What stands beside a spec: overlays, the lockfile of addresses, the ignore file. */
export const besideRules = defineRules({
  'overlay': {
    level: 'error',
    meaning: 'An overlay cannot be applied.',
    why: 'Overlays take away what nobody is to see, so nothing is published without them.',
    wrong: {
      spec,
      beside: {
        'api.overlay.yaml': `
          overlay: 1.0.0
          info: { title: Public, version: '1' }
          actions: [{ target: $.info }]
        `,
      },
    },
    right: { replace: '$.info }', by: '$.info, update: { title: Pets } }' },
  },
  'dead-overlay': {
    level: 'warning',
    meaning: 'An action of an overlay matches nothing.',
    wrong: {
      spec,
      beside: {
        'api.overlay.yaml': `
          overlay: 1.0.0
          info: { title: Public, version: '1' }
          actions: [{ target: $.servers, remove: true }]
        `,
      },
    },
    right: { replace: '$.servers', by: '$.tags' },
  },
  'slugs': {
    level: 'error',
    meaning: 'The lockfile of addresses holds something that no page can have as its address.',
    ...locked('"pets" }', '"Pets!" }'),
  },
  'vanished-page': {
    level: 'error',
    meaning: 'A page was published, and is gone.',
    why: 'Links to it would break; `redirects` of the lockfile leads them on.',
    ...locked(
      '"listPets": "pets/list-pets"',
      '"listPets": "pets/list-pets", "getPets": "pets/get-pets"',
      lockfile.replace('"redirects": {}', '"redirects": { "pets/get-pets": "pets/list-pets" }'),
    ),
  },
  'vanished-anchor': {
    level: 'error',
    meaning: 'An anchor of a page was published, and is gone.',
    ...locked('"response-200"', '"response-{200,404}"'),
  },
  'redirect': {
    level: 'error',
    meaning: 'A redirect of the lockfile leads nowhere, or from a page that there is.',
    ...locked('"redirects": {}', '"redirects": { "pets/all": "pets/every-pet" }'),
  },
  'unpublished-page': {
    level: 'warning',
    meaning: 'A page is not in the lockfile of addresses, so that its address may change.',
    ...locked('{ "listPets": "pets/list-pets" }', '{}'),
  },
  'unpublished-anchor': {
    level: 'warning',
    meaning: 'An anchor of a page is not in the lockfile of addresses, so that it may change.',
    ...locked('"response-200"', '"response"'),
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
      beside: {
        'api.ignore.yaml': `
          - rule: path-slash
            pointer: '#/paths/pets'
            reason: It will go with version 2.
        `,
      },
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
