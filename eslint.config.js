import antfu from '@antfu/eslint-config'
import compat from 'eslint-plugin-compat'

/** What runs in a reader's browser, and the oldest browsers it runs in. */
const inBrowsers = [
  'components/**/*.{ts,vue}',
  'openapi/{document,schema,samples}/**/*.ts',
  'openapi/mock/**/*.ts',
  'site/theme/**/*.ts',
]
const onlyInNode = ['openapi/mock/host/{node,redis,overrides}*.ts', 'openapi/mock/host/node/**']
const browsers = ['chrome 110', 'edge 110', 'firefox 115', 'safari 16.4', 'ios_saf 16.4']

const plainSyntax = ['TSEnumDeclaration', 'TSExportAssignment']
const html = {
  selector: ':matches(Property[key.name=innerHTML], MemberExpression[property.name=/^(?:inner|outer)HTML$/])',
  message: 'HTML is shown by Prose.vue alone.',
}
/** What came to browsers later, where neither the types of ES2023 nor the database of the compat rule knows. */
const later = [
  ['URL', 'parse', 'Use parseUrl of openapi/document/text/url.ts: Safari has it since 18.'],
  ['URL', 'canParse', 'Use parseUrl of openapi/document/text/url.ts: Safari has it since 17.'],
  ['AbortSignal', 'any', 'Use anySignal of components/shared: Safari has it since 17.4.'],
].map(([object, property, message]) => ({ object, property, message }))
const flagV = { selector: 'Literal[regex.flags=/v/]', message: 'Safari has the flag v since 17.' }
const streams = {
  selector: 'ForOfStatement[await=true]',
  message: 'Safari before 26.4 does not iterate over streams: read them with a reader.',
}

export default antfu(
  {
    vue: true,
    typescript: true,
    markdown: false,
    yaml: false,
    jsonc: false,
    toml: false,
    pnpm: false,
    ignores: [
      'docs/.vitepress/dist/**',
      'docs/.vitepress/cache/**',
      'tests/bench/**',
      'tests/package/adopter/**',
      'docs/**/*.md',
    ],
  },
  {
    rules: {
      'no-console': 'off',
      'node/prefer-global/process': 'off',
      'node/prefer-global/buffer': 'off',
      'antfu/no-top-level-await': 'off',
      'antfu/reasonable-newline': 'off',
      'style/operator-linebreak': ['error', 'before', { overrides: { '=': 'after' } }],
      'style/max-len': ['error', {
        code: 120,
        ignoreComments: true,
        ignoreUrls: true,
        ignoreStrings: true,
        ignoreTemplateLiterals: true,
        ignoreRegExpLiterals: true,
        ignorePattern: '^import |^export \\{',
      }],
      'ts/no-explicit-any': 'error',
      'ts/no-non-null-assertion': 'error',
      'ts/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description' },
      ],
      'vue/no-v-html': 'error',
      'perfectionist/sort-imports': 'off',
    },
  },
  { files: ['**/*.vue'], rules: { 'style/max-len': 'off' } },
  {
    files: inBrowsers,
    ignores: onlyInNode,
    plugins: { compat },
    settings: { browserslistOpts: { ignoreUnknownVersions: true }, browsers, lintAllEsApis: true },
    rules: {
      'compat/compat': 'error',
      'no-restricted-properties': ['error', ...later],
      'no-restricted-syntax': ['error', ...plainSyntax, flagV, streams],
    },
  },
  {
    files: ['components/**/*.{ts,vue}'],
    ignores: ['components/shared/Prose.vue'],
    rules: { 'no-restricted-syntax': ['error', ...plainSyntax, flagV, streams, html] },
  },
)
