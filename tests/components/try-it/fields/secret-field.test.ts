import { expect, it } from 'vitest'
import { isSecretField } from '../../../../components/try-it/fields/secret-field.ts'
import { schema } from '../operation.ts'

it.each([
  ['word', 'password', 'text', true],
  ['word', 'password', 'number', true],
  ['word', 'password', 'choice', false],
  ['accessToken', undefined, 'text', true],
  ['maxTokens', undefined, 'number', false],
  ['private', undefined, 'boolean', false],
  ['word', 'email', 'text', false],
] as const)('the text of %s, of the format %s, in a control for %s is hidden: %s', (name, format, control, want) =>
  expect(isSecretField(name, schema({ format }), control)).toBe(want))
