import antfu from '@antfu/eslint-config'

/** An import that would turn an arrow of the house around: `scripts, docs → components → openapi`. */
function boundary(files, patterns, ignores = []) {
  return {
    files,
    ignores,
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns },
      ],
    },
  }
}

const upward = {
  group: [
    '**/components/**',
    '**/docs/**',
    '**/scripts/**',
    '**/tests/**',
  ],
  message: 'openapi/ imports nothing above it.',
}
const platform = {
  group: [
    'vue',
    'vue/*',
    'vitepress',
    'vitepress/*',
    'node:*',
  ],
  message: 'openapi/ is plain TypeScript: no Vue, no VitePress, no Node modules.',
}
const vue = {
  group: [
    'vue',
    'vue/*',
    'vitepress',
    'vitepress/*',
  ],
  message: 'openapi/ is plain TypeScript: no Vue, no VitePress.',
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
  boundary(['openapi/**/*.ts'], [upward, platform], ['openapi/document/{read,download}.ts', 'openapi/mock/host/**']),
  boundary(['openapi/document/{read,download}.ts', 'openapi/mock/host/**'], [upward, vue]),
  boundary(['openapi/mock/**/*.ts'], [
    upward,
    vue,
    {
      group: ['**/samples/**'],
      message: 'The mock knows document and model/example, never samples.',
    },
  ]),
  {
    files: ['components/**/*.{ts,vue}'],
    ignores: ['components/reference/Prose.vue'],
    rules: {
      'no-restricted-syntax': [
        'error',
        'TSEnumDeclaration',
        'TSExportAssignment',
        {
          selector: ':matches(Property[key.name=innerHTML], MemberExpression[property.name=/^(?:inner|outer)HTML$/])',
          message: 'HTML is shown by Prose.vue alone.',
        },
      ],
    },
  },
  boundary(['components/**/*.{ts,vue}'], [
    {
      group: ['**/docs/**', '**/scripts/**', '**/tests/**'],
      message: 'components/ imports openapi/ and libraries only.',
    },
  ]),
  boundary(['docs/**/*.{ts,vue}', 'scripts/**/*.ts'], [
    {
      group: ['**/tests/**'],
      message: 'Nothing imports tests.',
    },
  ]),
)
