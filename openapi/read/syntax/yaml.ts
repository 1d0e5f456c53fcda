import type { YAMLError, Node as YamlNode } from 'yaml'
import { LineCounter, parseDocument } from 'yaml'
import { maxDepth } from './depth.ts'
import type { Parsed, Position, Problem } from './parsed.ts'
import { offsetOf } from './yaml-place.ts'
import { toPlain } from './yaml-plain.ts'
import { RefusedError } from './yaml-run.ts'

/** One slip of the pen makes the parser stumble over all that follows. */
const maxErrors = 10

/** Parses YAML 1.2 (core schema, no custom tags) into plain data: aliases and merge keys become copies. @see https://yaml.org/spec/1.2.2 */
export function parseYaml(text: string): Parsed {
  const lines = new LineCounter()
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
  })
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const told =
    (rule: string) =>
      ({ message, pos }: YAMLError): Problem => ({
        ...explain(rule, message),
        pointer: '#',
        ...position(pos[0]),
      })
  const problems = [
    ...document.errors.slice(0, maxErrors).map(told('yaml-syntax')),
    ...document.warnings.slice(0, maxErrors).map(told('yaml-tag')),
  ]
  const anchors = new Map<string, YamlNode>()
  const locate = (pointers: Iterable<string>) =>
    new Map([...pointers].map(pointer => [pointer, position(offsetOf(document.contents, pointer, anchors))]))
  if (document.errors.length > 0)
    return { value: undefined, problems, locate }
  try {
    return { value: toPlain(document.contents, { anchors, position, problems }), problems, locate }
  }
  catch (error) {
    if (!(error instanceof RefusedError))
      throw error
    return { value: undefined, problems, locate }
  }
}

/** The parser recurses, and reports its own exhaustion like any other mistake. */
function explain(rule: string, message: string): Pick<Problem, 'rule' | 'message' | 'advice'> {
  return message.startsWith('Maximum call stack')
    ? {
        rule: 'too-deep',
        message: 'The file is nested too deeply to be read.',
        advice: `stay below ${maxDepth} levels`,
      }
    : {
        rule,
        message: message.endsWith('.') ? message : `${message}.`,
      }
}
