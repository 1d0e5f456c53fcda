import { requestWords } from '../../../../openapi/samples/request-words.ts'
import { schemaWords } from '../../../../openapi/schema/validate/schema-words.ts'

/** Why a request cannot be sent, and what is wrong with what is sent or answered; loaded with the console. */
export const check = {
  ...requestWords,
  ...schemaWords,
  'console.breach.noAnswers': '{status} is not declared: the document declares no answer',
  'console.breach.undeclared': '{sent} is not declared: the document declares {declared}',
  'console.breach.untyped': 'a body without a Content-Type is not declared: the document declares {declared}',
  'console.breach.noBody': 'there is no body, and the document declares {declared}',
  'console.breach.headerMissing': 'is required and missing',
  'console.breach.notXml': 'is not well-formed XML',
  'console.breach.notJson': 'is not JSON',
  'console.breach.tooDeep': 'nests deeper than {levels} levels',
  'console.breach.itemNotJson': 'has an item {item} that is not JSON',
  'console.breach.itemTooDeep': 'has an item {item} that nests deeper than {levels} levels',
  'console.breach.whole': 'This {what}.',
  'console.breach.item': 'Item {item} {what}.',
  'console.breach.field': '“{name}” {what}.',
} as const
