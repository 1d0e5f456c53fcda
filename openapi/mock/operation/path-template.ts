/** The last segment of a path template, and the path above it: `/users/{id}` → `/users` and `{id}`. */
export function split(path: string): { parent: string, last: string } {
  const slash = path.lastIndexOf('/')
  return { parent: path.slice(0, Math.max(slash, 0)), last: path.slice(slash + 1) }
}

/** Whether a segment of a template is a parameter and nothing else. */
export function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}') && segment.indexOf('}') === segment.length - 1
}

/** A path template without the names of its parameters. */
export function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}

/** Templates of documents, cut where their parameters stand. */
const templates = new Map<string, string[]>()

/** The concrete path of a template: `/users/{id}/keys` → `/users/42/keys`. */
export function concretePath(template: string, path: Record<string, unknown>): string {
  const parts = templates.get(template) ?? template.split(/\{([^{}]+)\}/)
  templates.set(template, parts)
  // Text stands at even places, names at odd ones.
  return parts.map((part, index) => (index % 2 === 0 ? part : encodeURIComponent(String(path[part] ?? '')))).join('')
}

/** The first segments of a path; `/users/{id}/keys` has three. */
export function firstSegments(path: string, count: number): string {
  return path.split('/', count + 1).join('/')
}

/** How many segments a path has. */
export function countSegments(path: string): number {
  return path.split('/').length - 1
}
