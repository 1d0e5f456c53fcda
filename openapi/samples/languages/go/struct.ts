/** What is declared of an answer: the names on the way to a Go type. */
export interface Struct { [name: string]: Struct | string }

/** `error_description` as the exported `ErrorDescription`. */
export function field(name: string): string {
  return name.split('_').filter(word => word !== '').map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('').replace(/^(?=\d)|^$/, 'X')
}

/** A struct with the names that JSON has, aligned as gofmt aligns them: types of one line each. */
export function structOf(struct: Struct, depth: number): string {
  const tabs = '\t'.repeat(depth)
  const width = Math.max(...Object.keys(struct).map(name => field(name).length))
  const isAlone = Object.values(struct).some(type => typeof type !== 'string')
  const typeWidth = isAlone ? 0 : Math.max(...Object.values(struct).map(type => String(type).length))
  const lines = Object.entries(struct).map(([name, type]) =>
    `${tabs}\t${field(name).padEnd(width)} ${typeof type === 'string' ? type.padEnd(typeWidth) : structOf(type, depth + 1)} \`json:"${name}"\`\n`)
  return `struct {\n${lines.join('')}${tabs}}`
}
