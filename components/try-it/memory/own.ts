/** Whether an object has a key of its own: a name from outside may be one that every object has. */
export function isOwn(object: object, key: string): boolean {
  return Object.hasOwn(object, key)
}
