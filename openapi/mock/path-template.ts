/** The last segment of a path template, and the path above it: `/users/{id}` → `/users` and `{id}`. */
export function split(path: string): { parent: string, last: string } {
  const slash = path.lastIndexOf('/')
  return {
    parent: path.slice(0, Math.max(slash, 0)),
    last: path.slice(slash + 1),
  }
}

/** Whether a segment of a template is a parameter and nothing else. */
export function isParameter(segment: string): boolean {
  return segment.startsWith('{') && segment.endsWith('}') && segment.indexOf('}') === segment.length - 1
}

/** A path template without the names of its parameters. */
export function shapeOf(path: string): string {
  return path.replace(/\{[^{}]*\}/g, '{}')
}
