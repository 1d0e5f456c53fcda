/**
 * The arrows of the house: `scripts, docs → site → components → openapi`, and inside openapi
 * `read, model, samples, mock → schema → document`. Type imports count. `npm run lint` prints what breaks them.
 */

/** What a room may not import, with the sentence that says so. */
function forbid(name, from, to, comment, more = {}) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from, ...more },
    to: { path: to },
  }
}

/** The sub-rooms of the mock, lowest first: each imports those before it alone. */
const mockRooms = ['message', 'operation', 'error', 'state', 'request', 'answer']

/** Circles that are the recursion of what they draw: a field shows a schema body, which shows fields. */
const naturalRecursion = '^components/reference/(schema/(Field|Schema(Body|Part|Variants))\\.vue|lazy\\.ts|message/)|^components/try-it/fields/structure/'

export default {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'Two files that need each other are one file, or need a third.',
      from: { pathNot: naturalRecursion },
      to: { circular: true },
    },
    forbid('openapi-imports-openapi', '^openapi/', '^(components|site|docs|scripts|tests)/', 'openapi/ imports nothing above it.'),
    forbid('openapi-is-plain', '^openapi/', 'node_modules/(vue|vitepress|@vue)/', 'openapi/ is plain TypeScript: no Vue, no VitePress.'),
    {
      ...forbid('openapi-touches-no-platform', '^openapi/(document|schema|read|model|samples|mock)/', '', 'Only the reader and the hosts of the mock use Node modules.', {
        pathNot: '^openapi/(read/(read|download|environment|disk/.*)|mock/host/.*)\\.ts$',
      }),
      to: { dependencyTypes: ['core'] },
    },
    forbid('document-is-the-ground', '^openapi/document/', '^openapi/(?!document/)', 'openapi/document/ imports nothing.'),
    forbid('values-are-plain', '^openapi/document/(json|text|types)/', '^openapi/document/(?!json/|text/|types/)', 'What is said of JSON values, of text and of types needs no document.'),
    forbid('grammar-stands-on-values', '^openapi/document/grammar/', '^openapi/document/(?!grammar/|json/)', 'The grammar imports json/ alone.'),
    forbid('schema-stands-on-document', '^openapi/schema/', '^openapi/(?!document/|schema/)', 'openapi/schema/ imports document/ alone.'),
    forbid('read-stands-on-schema', '^openapi/read/', '^openapi/(?!document/|schema/|read/)', 'openapi/read/ imports schema/ and document/.'),
    forbid('one-room-touches-the-disk', '^openapi/read/(?!(read|index)\\.ts)(?!disk/)', '^openapi/read/disk/', 'openapi/read/disk/ is opened by read.ts alone.'),
    forbid('model-stands-on-schema', '^openapi/model/', '^openapi/(?!document/|schema/|model/)', 'openapi/model/ imports schema/ and document/.'),
    forbid('types-have-one-door', '^(openapi/(?!model/types)|components/|site/|docs/|scripts/)', '^openapi/model/types/', 'The types of the model are imported from openapi/model/types.ts.'),
    forbid('samples-stand-on-model', '^openapi/samples/', '^openapi/(?!document/|schema/|model/types\\.ts|samples/)', 'openapi/samples/ imports the types of the model, schema/ and document/.'),
    forbid('mock-stands-on-schema', '^openapi/mock/', '^openapi/(?!document/|schema/|mock/)', 'openapi/mock/ imports schema/ and document/.'),
    ...mockRooms.map((room, index) => forbid(
      `mock-${room}`,
      `^openapi/mock/${room}/`,
      `^openapi/mock/(?!(${mockRooms.slice(0, index + 1).join('|')})/)`,
      `openapi/mock/${room}/ imports ${index === 0 ? 'no other room of the mock' : `${mockRooms.slice(0, index).join(', ')}`}.`,
    )),
    forbid('validate-stands-on-patterns', '^openapi/schema/validate/', '^openapi/schema/example/', 'What checks values makes none.'),
    forbid('pages-have-one-door', '^(components/(?!shared/page)|site/|docs/|scripts/)', '^components/shared/page/', 'The types of pages are imported from components/shared/page.ts.'),
    forbid('components-import-openapi', '^components/', '^(site|docs|scripts|tests)/', 'components/ imports openapi/ and libraries only.'),
    forbid('site-imports-components', '^site/', '^(docs|scripts|tests)/', 'site/ imports components/ and openapi/.'),
    forbid('nothing-imports-tests', '^(openapi|components|site|docs|scripts)/', '^tests/', 'Nothing imports tests.'),
    forbid('commands-share-what-is-below', '^scripts/command/', '^scripts/(?!command/|mock/help\\.ts)', 'What every command needs knows no single command.'),
    forbid('nothing-imports-scripts', '^(openapi|components|site|docs|tests/openapi)/', '^scripts/', 'Scripts are what a person runs.'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.vue', '.js', '.mjs', '.d.ts'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
