import type { Interpolate, Quote } from '../sample.ts'

/** How a language names the value of an environment variable, and puts it into a text. */
interface Weave {
  variable: (name: string) => string
  /** The expression that percent-encodes another. */
  encode: (expression: string) => string
}

/** Texts and variables joined by an operator, `'Bearer ' . getenv('KEY')`. */
export function joinPieces(operator: string, quote: Quote, { variable, encode }: Weave): Interpolate {
  return pieces =>
    pieces
      .map((piece) => {
        if (typeof piece === 'string')
          return quote(piece)
        return piece.isEncoded ? encode(variable(piece.variable)) : variable(piece.variable)
      })
      .join(operator)
}

/** How a language writes texts with expressions in them. */
export interface Template extends Weave {
  open: string
  close: string
  /** Text as it stands inside of the template. */
  escape: (text: string) => string
  /** An expression as it stands inside of the template. */
  insert: (expression: string) => string
  /** An expression as it stands alone, where that differs. */
  alone?: (expression: string) => string
}

/** A template with the variables in it; one variable alone as it is. */
export function fillTemplate(template: Template): Interpolate {
  const { open, close, escape, insert, alone = one => one, variable, encode } = template
  return (pieces) => {
    const expressions = pieces.map(piece =>
      typeof piece === 'string'
        ? undefined
        : piece.isEncoded ? encode(variable(piece.variable)) : variable(piece.variable),
    )
    const [only] = expressions
    if (expressions.length === 1 && only !== undefined)
      return alone(only)
    const inner = pieces.map((piece, index) =>
      typeof piece === 'string' ? escape(piece) : insert(expressions[index] ?? ''),
    )
    return open + inner.join('') + close
  }
}
