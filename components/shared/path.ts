/** A piece of a path template: text, or a parameter with its braces. */
export interface PathPiece {
  text: string
  parameter: boolean
}

/** Splits `/users/{id}` so that its parameters can be tinted. */
export function splitPath(path: string): PathPiece[] {
  return path
    .split(/(\{[^{}]*\})/)
    .filter(text => text !== '')
    .map(text => ({ text, parameter: text.startsWith('{') && text.endsWith('}') }))
}
