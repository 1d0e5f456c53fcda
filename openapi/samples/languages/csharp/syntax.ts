import type { Json } from '../../json.ts'
import type { Syntax } from '../literal.ts'
import { isNumber } from '../../json.ts'
import { escapeText, longCode } from '../escape.ts'
import { isDouble, isInteger, isLong, writeLiteral } from '../literal.ts'

/**
 * Double quotes; `\u` with four digits and `\U` with eight.
 *
 * @see https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/lexical-structure#6456-string-literals
 */
export function quoteCSharp(text: string): string {
  return `"${escapeText(text, /[\\"]/g, longCode)}"`
}

/** Those that are keywords in some places only, too, where a reader or a grammar might take them for one. */
const keywords = /^(?:abstract|as|async|await|base|bool|break|byte|case|catch|char|checked|class|const|continue|decimal|default|delegate|do|double|else|enum|event|explicit|extern|false|finally|fixed|float|for|foreach|goto|if|implicit|in|int|interface|internal|is|lock|long|namespace|new|null|object|operator|out|override|params|private|protected|public|readonly|ref|return|sbyte|sealed|short|sizeof|stackalloc|static|string|struct|switch|this|throw|true|try|typeof|uint|ulong|unchecked|unsafe|ushort|using|virtual|void|volatile|while)$/

/** Objects without a type of their own, as `System.Text.Json` writes them back. */
export const syntax: Syntax = {
  quote: quoteCSharp,
  indent: 4,
  list: ['{', '}'],
  object: ['{', '}'],
  padding: ' ',
  listPadding: ' ',
  key: name => `${keywords.test(name) ? '@' : ''}${name} = `,
  null: '(object?)null',
  boolean: String,
  empty: 'new { }',
  number: text => (isLong(text) || (!isInteger(text) && isDouble(text)) ? text : undefined),
  cast: () => 'new ',
  // One type for all, or any.
  castList: items => items.length > 0 && (items.every(item => typeof item === 'string') || items.every(isSmall)) ? 'new[] ' : 'new object[] ',
}

function isSmall(json: Json): boolean {
  return isNumber(json) && /^-?\d{1,9}$/.test(json.number)
}

/** The same as dictionaries, whose keys may be any text. */
const dictionaries: Syntax = {
  ...syntax,
  key: name => `[${quoteCSharp(name)}] = `,
  null: 'null',
  cast: () => 'new Dictionary<string, object?> ',
}

/** Whether an object's names are written back as they are: the serializer of the web writes a first letter small. */
function isNamedAlike(json: Json): boolean {
  if (Array.isArray(json))
    return json.every(isNamedAlike)
  return !(json instanceof Map) || [...json].every(([name, item]) => /^[a-z_]\w*$/i.test(name) && !/^[A-Z]/.test(name) && isNamedAlike(item))
}

/** Opening braces stand on lines of their own; every other line ends with a comma or a bracket. */
export function writeObject(json: Json): string {
  return writeLiteral(json, isNamedAlike(json) ? syntax : dictionaries, { column: 'request.Content = JsonContent.Create('.length })
    .split('\n')
    .map(line => line.endsWith(' {') ? `${line.slice(0, -2)}\n${' '.repeat(line.length - line.trimStart().length)}{` : line)
    .join('\n')
}
