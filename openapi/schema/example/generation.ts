import { isLeftOut } from '../direction.ts'
import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { FlatSchema } from '../flat-schema.ts'
import type { Role } from './role.ts'

export interface GenerateOptions {
  /** Collects the schemas of which no valid value could be made. */
  guessed?: Set<FlatSchema>
  direction?: 'request' | 'response'
  /** The name of the thing, where a name says what it is. */
  hint?: string
  /** Of what is optional only what has an example: as much as somebody who calls an API begins with. */
  isBrief?: boolean
  /** Another seed gives other values; the same seed always the same. */
  seed?: string
  /** Which of several values, one after another; 0 is the usual one. A seed says it too. */
  variant?: number
}

/** Nothing can be made: the schema allows no value, or none that ends. */
export const none = Symbol('none')

/** What one generation shares. */
export interface Generation extends GenerateOptions {
  document: ApiDocument
  /** How many values may still be made; past it, only what is required. */
  nodes: number
  /** How many checked attempts are left; past it, the first one is taken. */
  tries: number
  /** What all checks together may cost. */
  budget: { steps: number }
  /** The value is written into a text: texts in it hold no further values, whose escapes would double each time. */
  isText?: boolean
  /** How many values are the nearest that could be made, and not valid. */
  guesses: number
  /** How many values are valid only as the branch that their discriminator names. */
  named: number
  /** Required values that cannot be are left out, where otherwise nothing would be left. */
  isLenient?: boolean
  /** How many characters may still be made. */
  characters: number
  generate: (schema: Schema, at: At) => unknown
}

/** Where a value is made. */
export interface At extends Role {
  depth: number
  /** How many merges this one value has been through. */
  merges?: number
  /** Only what is required. */
  lean: boolean
  /** Unlike the usual values, which a list that may not repeat itself has used up: another one for every number. */
  fresh?: number
  above?: Above
}

export interface Above {
  flat: FlatSchema
  above?: Above
}

/** Whether the same schema is being made further up. */
export function isWithin(flat: FlatSchema, above: Above | undefined): boolean {
  for (let one = above; one; one = one.above) {
    if (one.flat === flat || (flat.component && flat.component.pointer === one.flat.component?.pointer))
      return true
    if (flat.sources.length > 0 && flat.sources.every(source => one?.flat.sources.includes(source)))
      return true
  }
  return false
}

/**
 * Counts a value that is the nearest that could be made, and not valid. Where a part of it was told before, since `known`, that part
 * is the reason.
 */
export function countGuess(generation: Generation, flat: FlatSchema, known = generation.guessed?.size): void {
  generation.guesses++
  if (generation.guessed?.size === known)
    generation.guessed?.add(flat)
}

/** A property that this direction leaves out. */
export function isAbsent(generation: Generation, schema: Schema): boolean {
  return generation.direction !== undefined && isLeftOut(generation.document, schema, generation.direction)
}
