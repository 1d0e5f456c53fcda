import type { Model, ModelOptions } from './model.ts'
import type { ApiDocument } from '../document/document.ts'
import { joinPointer } from '../document/json/pointer.ts'
import type { Context } from './context.ts'
import type { Operation, SchemaPage } from './types.ts'
import { linkOperations } from './operation/operation-link.ts'
import { toOperation } from './operation/operation.ts'
import { outlineOf } from './outline.ts'
import { listOperations } from '../document/operations.ts'
import { inEnglish } from './phrases.ts'
import type { DescriptionHeading } from './prose/heading.ts'
import { addHeadingIds } from './prose/heading.ts'
import { createProse } from './prose/prose.ts'
import { safeUrl } from './url.ts'
import { createLinkResolver } from './prose/link.ts'
import { aliasesOf } from './address/published.ts'
import { toReference } from './reference.ts'
import { linkSchemas, toSchemaPage } from './schema/schema-page.ts'
import { hasOwnServers, toServers } from './server.ts'
import { wordsOfOperation, wordsOfSchema } from './words.ts'
import { listTags } from './tag/list-tags.ts'
import { findTagObject } from './tag/tag-object.ts'
import { createTagTree } from './tag/tag.ts'

export { exampleOf } from '../schema/example/example.ts'
export type * from './types.ts'

/**
 * Reads a document as its pages need it.
 *
 * @example createModel(document).operation('users', 'create-user')
 */
export function createModel(document: ApiDocument, { base = '/', t = inEnglish }: ModelOptions = {}): Model {
  const placed = listOperations(document)
  const tree = createTagTree(document, placed, t)
  const linked = linkOperations(document, placed, tree)
  const schemas = linkSchemas(document)
  const schemaHrefs = new Map(schemas.map(({ name, href }) => [name, href]))
  let known: DescriptionHeading[] | undefined
  const headings = () => known ??= addHeadingIds(createProse({ heading: 2 })(document.root.info.description)?.html ?? '').headings
  const link = createLinkResolver({
    document,
    base,
    linked,
    schemaHrefs,
    tree,
    headings,
  })
  const context: Context = {
    document,
    t,
    prose: createProse({ link: url => link(url)?.href }),
    schemaHref: name => schemaHrefs.get(name),
  }
  const intro = createProse({ link: url => link(url)?.href, heading: 2 })
  const reference = toReference(context, intro, { tree, operations: linked })
  const tags = new Map(listTags(reference).map(tag => [tag.slug, tag]))
  const bySlug = new Map(linked.map(one => [`${one.link.tagSlug}/${one.link.slug}`, one]))
  const schemaBySlug = new Map(schemas.map(one => [one.slug, one]))

  const pageOfOperation = (context: Context, path: string): Operation | undefined => {
    const found = bySlug.get(path)
    return found && {
      ...toOperation(context, found, {
        tree,
        securitySchemes: reference.securitySchemes,
        callbacks: linked.filter(({ placed }) => placed.caller === found.placed).map(({ link }) => link),
        caller: linked.find(({ placed }) => placed === found.placed.caller)?.link,
        find: id => link(id)?.operation,
      }),
      ...aliasesOf(document, path),
    }
  }
  const pageOfSchema = (context: Context, slug: string): SchemaPage | undefined => {
    const found = schemaBySlug.get(slug)
    return found && {
      ...toSchemaPage(context, found),
      ...aliasesOf(document, `schemas/${slug}`),
    }
  }
  const bare: Context = { ...context, prose: () => undefined, isOutline: true }

  return {
    reference,
    link: url => link(url)?.href ?? safeUrl(url),
    operations: linked.map(({ link }) => link),
    operation(tagSlug, slug) {
      return pageOfOperation(context, `${tagSlug}/${slug}`)
    },
    bareOperation(tagSlug, slug) {
      return pageOfOperation({ ...context, prose: () => undefined }, `${tagSlug}/${slug}`)
    },
    tag(slug) {
      const tag = tags.get(slug)
      const object = tag && findTagObject(document, tree.byName.get(tag.name), { operations: linked, schemas })
      return tag && object ? { ...tag, object: toSchemaPage(context, object) } : tag
    },
    schemas,
    schema: slug => pageOfSchema(context, slug),
    outline(path) {
      const page = path.startsWith('schemas/')
        ? pageOfSchema(bare, path.slice('schemas/'.length))
        : pageOfOperation(bare, path)
      return page === undefined ? [] : outlineOf(page)
    },
    servers: () => [
      ...reference.servers,
      ...placed
        .filter(({ kind, operation, pathItem }) => kind === 'operation' && hasOwnServers(operation, pathItem))
        .flatMap(({ operation, pathItem }) => toServers(context, operation, pathItem)),
    ],
    words: {
      operation(tagSlug, slug, depth) {
        const found = bySlug.get(`${tagSlug}/${slug}`)
        return found && wordsOfOperation(context, found, depth)
      },
      schema(slug, depth) {
        const found = schemaBySlug.get(slug)
        return found ? wordsOfSchema(document, { $ref: joinPointer('#/components/schemas', found.name) }, depth) : []
      },
    },
    slugs: {
      tags: Object.fromEntries([...tree.byName.values()].map(({ name, slug }) => [name, slug])),
      operations: Object.fromEntries(linked.map(({ identity, link }) => [identity, `${link.tagSlug}/${link.slug}`])),
      schemas: Object.fromEntries(schemas.map(({ name, slug }) => [name, slug])),
    },
  }
}
