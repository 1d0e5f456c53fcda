import { defineRules } from './rule.ts'

/** Whether a file can be read at all, and what its text says. */
export const fileRules = defineRules({
  'unreadable': {
    level: 'error',
    meaning: 'A file cannot be opened.',
    wrong: {},
    right: 'paths: {}',
  },
  'invalid-utf-8': {
    level: 'error',
    meaning: 'A file is not UTF-8 text.',
    why: 'OpenAPI documents are UTF-8; in another encoding names and texts would be read as something else.',
    wrong: { spec: 'paths: {}\nx-note: Café', encoding: 'latin1' },
    right: 'paths: {}\nx-note: Café',
  },
  'not-openapi': {
    level: 'error',
    meaning: 'A file is not an OpenAPI document, or does not say which version it is written in.',
    wrong: `
      asyncapi: 3.0.0
      info: { title: Shop, version: '1' }
    `,
    right: { replace: 'asyncapi: 3.0.0\n', by: 'openapi: 3.2.0\npaths: {}\n' },
  },
  'version': {
    level: 'warning',
    meaning: 'A document does not say which version of OpenAPI it is written in, or says one that is not known.',
    why: 'It is read as the version that it is nearest to, or that it looks like.',
    wrong: `
      openapi: 3.3.0
      info: { title: Shop, version: '1' }
      paths: {}
    `,
    right: { replace: '3.3.0', by: '3.2.0' },
  },
  'yaml-syntax': {
    level: 'error',
    meaning: 'The text is not YAML.',
    wrong: `
      paths:
        /pets: { get: { responses: {} }
    `,
    right: { replace: 'responses: {} }', by: 'responses: {} } }' },
  },
  'json-syntax': {
    level: 'error',
    meaning: 'The text is not JSON.',
    wrong: '{ "openapi": "3.1.0", "info": { "title": "Shop", "version": "1" }, "paths": {}, }',
    right: { replace: '{}, }', by: '{} }' },
  },
  'too-deep': {
    level: 'error',
    meaning: 'A file is nested too deeply to be read.',
    wrong: `paths: {}\nx-deep: ${'['.repeat(1500)}${']'.repeat(1500)}`,
    right: 'paths: {}\nx-deep: [[]]',
  },
  'too-large': {
    level: 'error',
    meaning: 'A file is larger than what is read, or the files put together are.',
    wrong: `paths: {}\nx-large: [${'0,'.repeat(500_001)}]`,
    right: 'paths: {}\nx-large: [0, 0]',
  },
  'yaml-aliases': {
    level: 'error',
    meaning: 'A YAML alias names no anchor, contains itself, or stands for too many values.',
    wrong: `
      paths:
        /pets: *common
    `,
    right: { replace: '*common', by: '{}' },
  },
  'yaml-tag': {
    level: 'warning',
    meaning: 'A YAML tag is not known, and the value is read without it.',
    wrong: 'paths: {}\nx-since: !date "2024-01-01"',
    right: { replace: '!date ', by: '' },
  },
  'yaml-key': {
    level: 'warning',
    meaning: 'A key is a list or an object.',
    why: 'JSON has no such keys, so it is left out.',
    wrong: `
      paths: {}
      x-sizes:
        ? [small, large]
        : both
    `,
    right: { replace: '? [small, large]\n  : both', by: 'small-large: both' },
  },
  'yaml-1.1': {
    level: 'warning',
    meaning: 'A plain value is read as something else by readers of YAML 1.1.',
    why: 'OpenAPI asks for YAML 1.2, but many tools around a spec still read 1.1, where `no` is false and `012` is ten.',
    wrong: `
      components:
        schemas:
          Country: { enum: [se, no] }
    `,
    right: { replace: 'no]', by: '\'no\']' },
  },
  'not-json': {
    level: 'warning',
    meaning: 'A number is none that JSON can hold, and is read as a text.',
    wrong: 'paths: {}\nx-limit: .inf',
    right: { replace: '.inf', by: 'unlimited' },
  },
  'duplicate-key': {
    level: 'warning',
    meaning: 'A key is in one object twice, and the last one counts.',
    wrong: `
      paths:
        /pets: { get: { responses: {} } }
        /pets: { post: { responses: {} } }
    `,
    right: `
      paths:
        /pets:
          get: { responses: {} }
          post: { responses: {} }
    `,
  },
})
