import type { Source } from './parsed.ts'
import { maxDepth } from './depth.ts'
import { parseJson } from './json.ts'
import { parseYaml } from './yaml.ts'

/** YAML costs about 40 bytes of memory for each byte of text, JSON a tenth of that. */
const maxBytes = { json: 40_000_000, yaml: 12_000_000 }

/** Nothing larger is even opened. */
export const maxFileBytes = maxBytes.json

/** What the YAML parser takes long for is not bytes but nodes: twice those of GitHub's whole API are read in time. */
const maxWeight = 500_000

/** Parses the bytes of a YAML or JSON file; whatever is wrong with them is a problem, not an exception. */
export function parseSource(file: string, bytes: Uint8Array): Source {
  const text = decode(bytes)
  if (text === undefined)
    return refused(file, 'invalid-utf-8', 'The file is not UTF-8 text.', 'save it as UTF-8')
  if (/^\s*<(?:!doctype|\?xml|html|head|body|!--)/i.test(text)) {
    return refused(
      file,
      'not-openapi',
      'This is an HTML or XML page, not an OpenAPI document.',
      'download the document itself, not the page that shows it',
    )
  }
  const isJson = /^\s*[{[]/.test(text.slice(0, 1000)) && (file.endsWith('.json') || isJsonText(text))
  const limit = isJson ? maxBytes.json : maxBytes.yaml
  if (bytes.length > limit) {
    return refused(
      file,
      'too-large',
      `The file has ${megabytes(bytes.length)}, and at most ${megabytes(limit)} are read.`,
      isJson ? 'split it into several files' : 'convert it to JSON, or split it into several files',
    )
  }
  if (!isJson && weigh(text) > maxWeight) {
    return refused(
      file,
      'too-large',
      `The file has more than ${maxWeight} lines and items.`,
      'convert it to JSON, or split it into several files',
    )
  }
  try {
    return { file, ...(isJson ? parseJson(text) : parseYaml(text)) }
  }
  catch (error) {
    // The parsers recurse; only a hostile nesting exhausts the stack before the depth limit is met.
    if (error instanceof RangeError)
      return refused(file, 'too-deep', 'The file is nested too deeply to be read.', `stay below ${maxDepth} levels`)
    throw error
  }
}

/** A source of which nothing can be used. */
export function refused(file: string, rule: string, message: string, advice?: string): Source {
  return {
    file,
    value: undefined,
    problems: [
      {
        rule,
        pointer: '#',
        message,
        advice,
      },
    ],
    locate: () => new Map(),
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  }
  catch {
    return undefined
  }
}

function weigh(text: string): number {
  return text.match(/[\n,]/g)?.length ?? 0
}

/** YAML files may hold JSON, which the JSON parser reads fifty times faster. */
function isJsonText(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  }
  catch {
    return false
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
