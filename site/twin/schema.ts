import type { SchemaLink, SchemaPage } from '../../openapi/model/index.ts'
import type { Twin } from './writer.ts'
import { schemasHref } from '../page-data/summary.ts'
import { writeBody, writeFacts } from './fields.ts'
import { codeBlock, escapeText } from './prose.ts'

/** The page of a schema. */
export function writeSchema(twin: Twin, { name, schema, example }: SchemaPage, home: string): string[] {
  const { t, prose, link, api } = twin
  return [
    `# ${escapeText(name)}`,
    `${escapeText(schema.label)} · ${home} · ${link(t('layout.schemas'), schemasHref(api.name))}`,
    prose(schema.description),
    ...writeFacts(twin, schema, { whole: true }),
    writeBody(twin, schema, 0),
    ...(example === undefined ? [] : [`## ${t('made.twin.example')}`, codeBlock(example.text, 'json')]),
  ]
}

/** The list of schemas. */
export function writeSchemaIndex({ t, link }: Twin, schemas: SchemaLink[], home: string): string[] {
  return [
    `# ${t('layout.schemas')}`,
    home,
    schemas.map(({ name, href }) => `- ${link(name, href)}`).join('\n'),
  ]
}
