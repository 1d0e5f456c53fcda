export interface Position {
  line: number
  column: number
}

/** What a parser noticed, at a place in the text. */
export interface Problem extends Partial<Position> {
  rule: string
  pointer: string
  message: string
  advice?: string
}

/** A parsed file: plain data, and the way back to the text it came from. */
export interface Source {
  /** The file as the reader named it. */
  file: string
  /** Undefined where the text is no YAML or JSON. */
  value: unknown
  problems: Problem[]
  /** Line and column of each pointer, or of its nearest ancestor that is in the text. */
  locate: (pointers: Iterable<string>) => Map<string, Position>
}

export type Parsed = Omit<Source, 'file'>
