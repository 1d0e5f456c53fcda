import type { PlainObject } from '../../../document/json/value.ts'
import type { Report } from '../../../document/document.ts'
import { isObject } from '../../../document/json/value.ts'

/** A file that is something else, and what to do with it. */
interface Foreign {
  name: string
  advice: string
}

const foreign: [name: string, is: (root: PlainObject) => boolean, advice?: string][] = [
  ['an AsyncAPI document', root => 'asyncapi' in root],
  ['an Arazzo document', root => 'arazzo' in root],
  ['an overlay', root => 'overlay' in root, 'put it beside its spec as <api>.overlay.yaml'],
  [
    'a Swagger 1 document',
    isFirstSwagger,
    'convert it to OpenAPI; 2.0, 3.0, 3.1 and 3.2 are read',
  ],
  ['a Postman collection', isPostman, 'export it as OpenAPI'],
  ['an Insomnia export', root => String(root._type) === 'export' && Array.isArray(root.resources), 'export it as OpenAPI'],
  ['a HAR file', root => isObject(root.log) && Array.isArray(root.log.entries)],
  ['a RAML document', root => 'baseUri' in root && Object.keys(root).some(key => key.startsWith('/')), 'convert it to OpenAPI'],
  ['a JSON Schema', isSchema, 'put it into components.schemas of an OpenAPI document'],
  ['a GraphQL schema', root => isObject(root.__schema) || (isObject(root.data) && isObject(root.data.__schema))],
  ['a package.json', root => 'devDependencies' in root || ('dependencies' in root && 'scripts' in root)],
]

/** Says what a file is that is plainly something else than an OpenAPI document. */
export function describeForeign(root: unknown): Report | undefined {
  const foreign = nameForeign(root)
  return foreign && {
    rule: 'not-openapi',
    pointer: '#',
    message: `This is ${foreign.name}, not an OpenAPI document.`,
    advice: foreign.advice,
  }
}

const write = 'name the OpenAPI document instead; it begins with "openapi: 3.2.0"'

/** What a file is that is no OpenAPI document, as far as it can be told; undefined where it is not known. */
function nameForeign(value: unknown): Foreign | undefined {
  if (value === null || value === undefined)
    return { name: 'an empty file', advice: 'begin it with "openapi: 3.2.0"' }
  if (!isObject(value) || value.openapi !== undefined || (value.swagger !== undefined && !isFirstSwagger(value)))
    return undefined
  const found = foreign.find(([, is]) => is(value))
  return found && { name: found[0], advice: found[2] ?? write }
}

function isFirstSwagger({ swaggerVersion, swagger }: PlainObject): boolean {
  return swaggerVersion !== undefined || /^1\./.test(String(swagger))
}

function isPostman({ info, item }: PlainObject): boolean {
  return isObject(info) && ('_postman_id' in info || /getpostman|postman\.com/.test(String(info.schema)) || Array.isArray(item))
}

function isSchema(root: PlainObject): boolean {
  return typeof root.$schema === 'string'
    || '$defs' in root
    || ('type' in root && ('properties' in root || 'items' in root))
    || ('definitions' in root && !('paths' in root))
}
