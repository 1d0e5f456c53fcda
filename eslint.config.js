import antfu from '@antfu/eslint-config'

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
  {
    files: ['components/**/*.{ts,vue}'],
    ignores: ['components/shared/Prose.vue'],
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
)
