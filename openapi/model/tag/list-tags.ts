import type { Reference, Tag } from '../types.ts'

/** All tags of a reference, each before those that name it as their parent, to any depth. OpenAPI 3.2, Tag Object, `parent`. */
export function listTags({ groups }: Pick<Reference, 'groups'>): Tag[] {
  return groups.flatMap(({ tags }) => withChildren(tags))
}

function withChildren(tags: Tag[]): Tag[] {
  return tags.flatMap(tag => [tag, ...withChildren(tag.children)])
}
