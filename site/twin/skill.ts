import type { SecurityScheme } from '../../openapi/model/index.ts'
import type { ReadableApi } from '../shared.ts'
import { writeAuthScheme } from '../../openapi/document/text/auth-scheme.ts'
import { fillServer } from '../../openapi/model/server.ts'
import { twinHref } from './address.ts'
import { code, escapeText } from './prose.ts'

export interface SkillOptions {
  base: string
  /** The address of the site without its base, where its owner says it. */
  origin?: string
  title: string
  description: string
  apis: ReadableApi[]
}

/** What a skill is called where its title has no letter that a name may have. */
const anyName = 'api-documentation'
const longestName = 64
const longestDescription = 1024

/**
 * Tells an agent how to read this site: a skill, which is loaded by its description. It is addressed to a model, so that it is
 * in English whatever the languages of the site are, and names no program: whose site it is decides what is installed.
 *
 * @see https://agentskills.io/specification
 */
export function writeSkill(options: SkillOptions): string {
  const { title, description, apis } = options
  const titles = apis.map(({ model }) => model.reference.title).join(', ')
  const summary = `Reads the documentation of ${titles}: operations, fields, errors and samples. Use it before you write code that calls ${apis.length === 1 ? 'this API' : 'one of these APIs'}, or where a call fails.`
  return `${[
    ['---', `name: ${nameOf(title)}`, `description: ${JSON.stringify(cut(summary))}`, '---'].join('\n'),
    `# ${escapeText(title)}`,
    ...(description === '' ? [] : [`> ${escapeText(description)}`]),
    ...listReading(options),
    ...apis.flatMap(api => listApi(options, api)),
  ].join('\n\n')}\n`
}

function listReading(options: SkillOptions): string[] {
  const root = rootOf(options)
  const [example] = options.apis.flatMap(({ model }) => model.operations.filter(({ unlisted }) => !unlisted))
  const page = example && root + encodeURI(example.href).slice(1)
  return [
    '## Read the documentation',
    [
      `1. Read [llms.txt](${root}llms.txt): it lists all pages by API and group. [llms-full.txt](${root}llms-full.txt) holds their whole text, and is long.`,
      `2. Read the page that you need. Each is there as Markdown at its address with \`.md\`, and where the address ends with a slash, with \`index.md\`${
        page === undefined ? '' : `: ${code(page)} is [${twinHref(page, root)}](${twinHref(page, root)})`
      }.`,
      '3. Keep to the names, types and limits that the page says. Where it does not say something, do not guess: ask, or try it.',
    ].join('\n'),
  ]
}

function listApi(options: SkillOptions, { name, model }: ReadableApi): string[] {
  const root = rootOf(options)
  const { title, summary, servers, securitySchemes } = model.reference
  const addresses = servers.filter(({ hostless }) => !hostless).map(server => code(fillServer(server)))
  return [
    `## ${escapeText(title)}`,
    ...(summary === undefined ? [] : [escapeText(summary)]),
    [
      `- Pages: [llms.txt](${root}${encodeURI(name)}/llms.txt)`,
      `- OpenAPI document: [openapi.json](${root}${encodeURI(name)}/openapi.json), [openapi.yaml](${root}${encodeURI(name)}/openapi.yaml)`,
      ...(addresses.length === 0 ? [] : [`- Begins at: ${addresses.join(', ')}`]),
      ...securitySchemes.map(scheme => `- ${describeKey(scheme)}`),
    ].join('\n'),
  ]
}

/** How a request is authenticated, and the key that the sandbox takes. */
function describeKey(scheme: SecurityScheme): string {
  const { type, parameter, scheme: http, name, sampleKey, sandboxKey, keyPrefixes } = scheme
  const place = parameter !== undefined
    ? `the ${parameter.in === 'query' ? 'query parameter' : parameter.in} ${code(parameter.name)}`
    : type === 'mutualTLS'
      ? 'a client certificate'
      : code(`Authorization: ${writeAuthScheme(http ?? 'bearer')} …`)
  const key = sampleKey ?? sandboxKey
  return [
    `Authentication ${code(name)}: ${place}.`,
    ...(key === undefined ? [] : [`Its sample key is ${code(key)}.`]),
    ...(keyPrefixes?.live === undefined ? [] : [`A key that begins with ${code(keyPrefixes.live)} is live: never put it into code, a log or a message.`]),
  ].join(' ')
}

/** Lower-case letters, digits, and single hyphens between them. */
function nameOf(title: string): string {
  const words = title.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().match(/[a-z\d]+/g) ?? []
  return words.join('-').slice(0, longestName).replace(/-$/, '') || anyName
}

function cut(text: string): string {
  return text.length <= longestDescription ? text : `${text.slice(0, longestDescription - 1)}…`
}

function rootOf({ base, origin = '' }: SkillOptions): string {
  return origin + base
}
