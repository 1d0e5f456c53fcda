/** A piece of a path template: text, or a parameter with its braces. */
export interface PathPiece {
  text: string
  parameter: boolean
}

/** Paths shorter than this fit into every place they stand in. */
const longest = 24

/** `/users/` | `{id}/` | `pets`: where a long path may be broken into lines. */
export function splitSegments(path: string): string[] {
  return path.length < longest ? [path] : path.split(/(?<=[^/]\/)(?=[^/])(?![^{}]*\})/)
}

/** Splits `/users/{id}` so that its parameters can be tinted. */
export function splitPath(path: string): PathPiece[] {
  return path
    .split(/(\{[^{}]*\})/)
    .filter(text => text !== '')
    .map(text => ({ text, parameter: text.startsWith('{') && text.endsWith('}') }))
}
