/** A count with its noun: `1 item`, `2 items`, `1 property`, `0 properties`. Where the plural is not the singular with an s it is given. */
export function plural(count: number | string, one: string, many = `${one}s`): string {
  return `${count} ${Number(count) === 1 ? one : many}`
}
