/** A value that a reader fills in once for all requests. */
export interface Variable {
  name: string
  value: string
  isSecret?: true
  /** What it is, for those who fill it in. */
  description?: string
}

/** Gives out names of variables: one for each thing, and always the same. */
export type VariableNames = (thing: string, wanted: string) => string

export function createNames(): VariableNames {
  const given = new Map<string, string>()
  return (thing, wanted) => {
    const known = given.get(thing)
    if (known !== undefined)
      return known
    const taken = new Set(given.values())
    const stem = toCamel(wanted)
    let name = stem
    for (let count = 2; taken.has(name); count++)
      name = `${stem}${count}`
    given.set(thing, name)
    return name
  }
}

/** How a client of collections is told to put a variable in. */
export function reference(name: string): string {
  return `{{${name}}}`
}

/** `user_key` as `userKey`: of letters and digits alone, as every client takes them. */
function toCamel(text: string): string {
  const words = text.split(/[^A-Z\d]+/i).filter(Boolean)
  const joined = words.map((word, index) => (index === 0 ? word.charAt(0).toLowerCase() : word.charAt(0).toUpperCase()) + word.slice(1)).join('')
  return /^[a-z]/i.test(joined) ? joined : `variable${joined}`
}
