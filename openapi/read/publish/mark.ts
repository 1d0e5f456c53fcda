import { isObject } from '../../document/json/value.ts'

/** Marks of something that is for its owners only: Redocly's and most others', ReadMe's, Scalar's, GitBook's, Mintlify's. */
const marks = ['x-internal', 'x-excluded', 'x-scalar-ignore', 'x-gitbook-ignore', 'x-readme.internal']

/** Whether an object says of itself that it must not be published. */
export function isMarked(node: unknown): boolean {
  if (!isObject(node))
    return false
  const readme = node['x-readme']
  return marks.some(mark => isTrue(node[mark])) || (isObject(readme) && isTrue(readme.internal))
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true'
}

/** Whether anything in a value is marked: extensions have no grammar that would tell objects from data. */
export function hasMark(value: unknown): boolean {
  return Array.isArray(value)
    ? value.some(hasMark)
    : isObject(value) && (isMarked(value) || Object.values(value).some(hasMark))
}
