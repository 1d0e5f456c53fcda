import type { OperationLink, Tag } from '../../openapi/model/index.ts'
import type { Twin } from './writer.ts'
import { writeBody } from './fields.ts'
import { code, codeBlock, escapeText } from './prose.ts'

/** The page of a tag: its operations, and the object that they are about. */
export function writeTag(twin: Twin, tag: Tag, home: string): string[] {
  const { t, prose, link } = twin
  return [
    `# ${escapeText(tag.title)}`,
    home,
    prose(tag.description),
    ...(tag.operations.length === 0 ? [] : [`## ${t('made.twin.operations')}`, listOperations(twin, tag.operations)]),
    ...tag.children
      .filter(({ operations }) => operations.length > 0)
      .flatMap(child => [`## ${escapeText(child.title)}`, listOperations(twin, child.operations)]),
    ...(tag.object === undefined
      ? []
      : [
          `## ${t('made.twin.object', { name: escapeText(tag.object.name) })}`,
          link(tag.object.name, tag.object.href),
          prose(tag.object.schema.description),
          writeBody(twin, tag.object.schema, 0),
          ...(tag.object.example === undefined ? [] : [codeBlock(tag.object.example.text, 'json')]),
        ]),
  ]
}

/** Operations with their calls, each a link. */
export function listOperations({ t, link }: Twin, operations: OperationLink[]): string {
  return operations
    .map(({ title, href, method, path, deprecated }) =>
      `- ${link(title, href)}: ${code(`${method.toUpperCase()} ${path}`)}${deprecated ? ` (${t('made.twin.deprecated')})` : ''}`)
    .join('\n')
}
