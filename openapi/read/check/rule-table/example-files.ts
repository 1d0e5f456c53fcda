import type { Rule, RuleExample, RuleFiles } from './rule.ts'

/** The files of a rule's two examples as a team would have them, the spec first; `spec` is undefined where it is not there. */
export function exampleFiles({ wrong, right, version = '3.1.0' }: Rule): { wrong: RuleFiles, right: RuleFiles } {
  const before = toFiles(wrong, version)
  return {
    wrong: before,
    right: typeof right === 'object' && 'replace' in right ? mapText(before, text => text.replaceAll(right.replace, () => right.by)) : toFiles(right, version),
  }
}

/** `api.json` for JSON, else `api.yaml`. */
export function exampleName({ spec }: RuleFiles): string {
  return spec?.startsWith('{') ? 'api.json' : 'api.yaml'
}

function toFiles(example: RuleExample, version: string): RuleFiles {
  const files = typeof example === 'string' ? { spec: example } : example
  const { spec } = mapText(files, dedent)
  return {
    ...mapText(files, dedent),
    ...(spec !== undefined && { spec: /^(?:openapi|swagger|asyncapi):|^\{/m.test(spec) ? spec : head(version) + spec }),
  }
}

function mapText({ spec, beside, ...rest }: RuleFiles, map: (text: string) => string): RuleFiles {
  return {
    ...rest,
    ...(spec !== undefined && { spec: map(spec) }),
    ...(beside && { beside: Object.fromEntries(Object.entries(beside).map(([name, text]) => [name, map(text)])) }),
  }
}

function head(version: string): string {
  return `openapi: ${version}\ninfo: { title: Shop, version: '1' }\n`
}

/** Takes the indentation of the first line from all lines. */
function dedent(text: string): string {
  const lines = text.replace(/^\n/, '').trimEnd().split('\n')
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0
  return lines.map(line => line.slice(Math.min(indent, line.search(/\S|$/)))).join('\n').concat('\n')
}
