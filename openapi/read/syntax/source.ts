import type { Problem, Source } from './parsed.ts'
import { isJsonText } from '../../document/json/value.ts'
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
    return refused(file, { rule: 'invalid-utf-8', message: 'The file is not UTF-8 text.', advice: 'save it as UTF-8' })
  if (/^\s*<(?:!doctype|\?xml|html|head|body|!--)/i.test(text)) {
    return refused(file, {
      rule: 'not-openapi',
      message: 'This is an HTML or XML page, not an OpenAPI document.',
      advice: 'download the document itself, not the page that shows it',
    })
  }
  // YAML files may hold JSON, which the JSON parser reads fifty times faster.
  const isJson = /^\s*[{[]/.test(text.slice(0, 1000)) && (file.endsWith('.json') || isJsonText(text))
  const limit = isJson ? maxBytes.json : maxBytes.yaml
  if (bytes.length > limit) {
    return refused(file, {
      rule: 'too-large',
      message: `The file has ${megabytes(bytes.length)}, and at most ${megabytes(limit)} are read.`,
      advice: isJson ? 'split it into several files' : 'convert it to JSON, or split it into several files',
    })
  }
  if (!isJson && weigh(text) > maxWeight) {
    return refused(file, {
      rule: 'too-large',
      message: `The file has more than ${maxWeight} lines and items.`,
      advice: 'convert it to JSON, or split it into several files',
    })
  }
  try {
    return { file, ...(isJson ? parseJson(text) : parseYaml(text)) }
  }
  catch (error) {
    // The parsers recurse; only a hostile nesting exhausts the stack before the depth limit is met.
    if (!(error instanceof RangeError))
      throw error
    return refused(file, {
      rule: 'too-deep',
      message: 'The file is nested too deeply to be read.',
      advice: `stay below ${maxDepth} levels`,
    })
  }
}

/** A source of which nothing can be used. */
export function refused(file: string, why: Omit<Problem, 'pointer'>): Source {
  return { file, value: undefined, problems: [{ ...why, pointer: '#' }], locate: () => new Map() }
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

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}
