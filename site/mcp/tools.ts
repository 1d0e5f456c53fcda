import type { Library } from './library.ts'
import { search } from '../../components/search/search.ts'
import { listSampleTabs } from '../page-data/examples.ts'
import { tryOperation } from './try-operation.ts'

/** A tool as a client of the Model Context Protocol is told of it. */
export interface Tool {
  name: string
  description: string
  inputSchema: { type: 'object', properties: Record<string, object>, required?: string[] }
  annotations: { readOnlyHint: boolean, openWorldHint: false }
  call: (library: Library, input: Record<string, unknown>) => string | Promise<string>
}

/** Something that was asked for wrongly; the words say what would be right. */
export class ToolError extends Error {
  override name = 'ToolError'
}

const text = (description: string) => ({ type: 'string', description })
const reads = { readOnlyHint: true, openWorldHint: false } as const
const operation = text('its operationId, its call such as "POST /users", or the address of its page')
const api = text('the name of an API, where only one is meant')

/** @see https://modelcontextprotocol.io/specification/2025-06-18/server/tools */
export const tools: Tool[] = [
  {
    name: 'search',
    description: 'Searches the documentation: operations, guides, schemas, fields, errors and webhooks. An address, an operationId, an error code or words will do.',
    inputSchema: { type: 'object', properties: { query: text('what to search for'), api }, required: ['query'] },
    annotations: reads,
    call: (library, { query, api }) => {
      const hits = listApis(library, api)
        .flatMap(one => search(library.indexOf(one), String(query), 20))
        .toSorted((one, other) => other.score - one.score)
        .slice(0, 20)
      return hits.length === 0
        ? 'Nothing was found.'
        : hits.map(({ kind, title, method, path, href, text }) =>
            [`- ${kind}: ${title}`, ...(path === undefined ? [] : [`${method} ${path}`]), href, ...(text === undefined ? [] : [text])].join(' · ')).join('\n')
    },
  },
  {
    name: 'read_page',
    description: 'Reads a page of the documentation as Markdown: an operation with its fields, samples and responses, a tag, a schema, an introduction.',
    inputSchema: { type: 'object', properties: { page: text('its address, as search and links give it') }, required: ['page'] },
    annotations: reads,
    call: (library, { page }) => library.read(String(page)) ?? refuse(`There is no page ${page}: search gives the addresses of pages.`),
  },
  {
    name: 'list_operations',
    description: 'Lists the operations of the APIs with their calls and the addresses of their pages.',
    inputSchema: { type: 'object', properties: { api, tag: text('the name of a tag, where only its operations are meant') } },
    annotations: reads,
    call: (library, { api, tag }) => listApis(library, api).map(({ name, model }) => [
      `# ${model.reference.title} (${name})`,
      ...model.operations
        .filter(({ tagSlug, unlisted }) => !unlisted && (tag === undefined || isNamed(String(tag), tagSlug)))
        .map(({ method, path, title, href, kind }) => `- ${method.toUpperCase()} ${path} · ${title} · ${href}${kind === 'operation' ? '' : ` (${kind})`}`),
    ].join('\n')).join('\n\n'),
  },
  {
    name: 'make_sample',
    description: 'Writes the code that makes a call: curl, Node, PHP, Python, Ruby, Go, and clients of the API where its document has samples for them.',
    inputSchema: { type: 'object', properties: { operation, language: text('such as curl or node; all unless told'), api }, required: ['operation'] },
    annotations: reads,
    call: (library, { operation, language, api }) => {
      const found = findOperation(library, operation, api)
      const tabs = listSampleTabs(found.api, found.operation)
      const asked = String(language ?? '').toLowerCase()
      const wanted = tabs.filter(({ id, label }) => asked === '' || [id, label.toLowerCase()].includes(asked))
      return wanted.length === 0
        ? refuse(`There are samples in ${tabs.map(({ id }) => id).join(', ')}.`)
        : wanted.flatMap(({ label, variants }) => variants.map(({ code, label: kind }) => `${[label, kind].filter(Boolean).join(' · ')}\n\n${code}`)).join('\n\n')
    },
  },
  {
    name: 'try_operation',
    description: 'Sends a call to the sandbox, which checks it and answers as the API would, and remembers what it is told. Nothing real is touched. Values that are left out are those of the examples.',
    inputSchema: {
      type: 'object',
      properties: {
        operation,
        api,
        path: { type: 'object', description: 'values of path parameters by their names' },
        query: { type: 'object', description: 'values of query parameters by their names' },
        header: { type: 'object', description: 'values of headers by their names' },
        body: { description: 'the body: data, or a text; null for none' },
      },
      required: ['operation'],
    },
    annotations: { readOnlyHint: false, openWorldHint: false },
    call: async (library, { operation, api, ...values }) => {
      const found = findOperation(library, operation, api)
      if (found.operation.kind !== 'operation')
        return refuse(`${found.operation.title} is sent by the API itself.`)
      return await tryOperation(await library.mockOf(found.api), found.api, { operation: found.operation, values })
    },
  },
]

function listApis(library: Library, name: unknown) {
  const apis = library.apis().filter(api => name === undefined || api.name === name)
  return apis.length > 0 ? apis : refuse(`There is no API ${String(name)}: there are ${library.apis().map(({ name }) => name).join(', ')}.`)
}

function findOperation(library: Library, name: unknown, api: unknown) {
  const found = library.find(String(name), api === undefined ? undefined : String(api))
  const operation = found?.api.model.operation(found.link.tagSlug ?? '', found.link.slug)
  return found !== undefined && operation !== undefined
    ? { api: found.api, operation }
    : refuse(`There is no operation ${String(name)}: list_operations names them all.`)
}

function isNamed(tag: string, slug = ''): boolean {
  return slug === tag || slug === tag.toLowerCase().replace(/[^a-z\d]+/g, '-')
}

function refuse(message: string): never {
  throw new ToolError(message)
}
