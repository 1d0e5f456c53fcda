import type { Tag } from '../../openapi/model/index.ts'
import type { ApiFacts } from '../../components/shared/page.ts'
import type { ReadableApi } from '../shared.ts'
import { tagHref } from './summary.ts'

/** What the tables of an introduction show of an API. */
export function factsOf({ name, model }: ReadableApi): ApiFacts {
  const { statuses, validationRules, securitySchemes, groups } = model.reference
  return {
    statuses,
    validationRules,
    securitySchemes,
    tags: groups
      .flatMap(group => group.tags.flatMap(withChildren))
      .map(({ title, slug, description, operations }) => ({
        title,
        slug,
        href: tagHref(name, { slug }),
        ...(description !== undefined && { description }),
        operations,
      })),
  }
}

function withChildren(tag: Tag): Tag[] {
  return [tag, ...tag.children.flatMap(withChildren)]
}
