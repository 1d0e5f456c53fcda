import { joinPointer } from '../../document/json/pointer.ts'
import { createAnchors } from '../address/anchor.ts'
import type { Context } from '../context.ts'
import { exampleOf } from '../../schema/example/example.ts'
import { budgetOf } from '../page-budget.ts'
import { createSchemaWalk } from './schema.ts'
import { createSlugger, slugsOf } from '../address/slug.ts'
import type { SchemaLink, SchemaPage } from '../types.ts'
import { isObject } from '../../document/json/value.ts'
import type { ApiDocument } from '../../document/document.ts'

/** The component schemas that have a page: all. */
export function linkSchemas(document: ApiDocument): SchemaLink[] {
  const names = Object.entries(document.root.components?.schemas ?? {})
    .filter(([, schema]) => isObject(schema))
    .map(([name]) => name)
  const slugger = createSlugger(slugsOf(names, document.published?.schemas))
  return names.map((name) => {
    const slug = slugger(name, name)
    return { name, slug, href: `/${document.name}/schemas/${slug}` }
  })
}

/** The page of one component, with `readOnly` and `writeOnly` properties alike. */
export function toSchemaPage(context: Context, link: SchemaLink): SchemaPage {
  const ref = { $ref: joinPointer('#/components/schemas', link.name) }
  const walk = createSchemaWalk(context, createAnchors(), budgetOf(context.document, 'schema'))
  const schema = walk.add(ref, { anchor: link.slug })
  walk.finish()
  if (context.isOutline)
    return { ...link, schema }
  const { value, text, generated, none } = exampleOf(context.document, { schema: ref }, { direction: 'response' })
  return none
    ? { ...link, schema }
    : {
        ...link,
        schema,
        example: {
          name: 'default',
          value,
          text,
          ...(generated && { generated }),
        },
      }
}
