import { isObject } from './json.ts'

/** Marks of something that must not be published: gone from pages, search and samples. */
const removed = ['x-internal', 'x-excluded', 'x-scalar-ignore', 'x-gitbook-ignore']

/** Whether an operation, path item, tag or schema is for its owners only. */
export function isRemoved(node: unknown): boolean {
  if (!isObject(node))
    return false
  const readme = node['x-readme']
  return removed.some(mark => node[mark] === true) || (isObject(readme) && readme.internal === true)
}

/** Whether something has a page that no list leads to. */
export function isUnlisted(node: unknown): boolean {
  return isObject(node) && (node['x-hidden'] === true || node['x-mint-hidden'] === true)
}
