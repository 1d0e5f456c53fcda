import type { Severity } from '../../../document/document.ts'

/** What a rule's findings do: an error fails `check` and `build`, a warning is told, and what is off is not even that. */
export type Level = Severity | 'off'

export const levels: readonly Level[] = ['error', 'warning', 'off']

/** A spec that shows a rule: its text, which may leave out version and title, or the text and what stands beside the file. */
export type RuleExample = string | RuleFiles

export interface RuleFiles {
  /** Left out where the spec is not there. */
  spec?: string
  /** By the name of the file. */
  beside?: Record<string, string>
  /** How the spec is saved; UTF-8 unless told. */
  encoding?: 'latin1'
}

export interface Rule {
  /** Unless a team says otherwise. Only what cannot be read, and what would break a promise to readers, is an error. */
  level: Level
  /** One sentence: what is wrong where this rule finds something. */
  meaning: string
  /** Why that matters, or what is done with it until it is corrected. */
  why?: string
  /** The version of OpenAPI that the examples are written in; 3.1.0 unless told. */
  version?: string
  /** What the rule finds. */
  wrong: RuleExample
  /** What it does not find: a text, or what to replace in the wrong one and by what. */
  right: RuleExample | { replace: string, by: string }
}

/** Keeps the ids as a type, and every rule in its shape. */
export function defineRules<Id extends string>(rules: Record<Id, Rule>): Record<Id, Rule> {
  return rules
}
