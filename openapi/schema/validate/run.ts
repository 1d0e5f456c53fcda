import type { SchemaError } from './validator.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { numeralAt } from '../../document/json/numerals.ts'
import { phrase } from './words.ts'

/** The steps that are left; several checks may share them. */
export interface Budget { steps: number }

/** The state of checking one value. */
export interface Run {
  budget: Budget
  /** With fewer steps left than this, the run counts as long and starts to remember its results. */
  longBelow: number
  /** The steps that patterns may still take; they are counted apart, as each is smaller than a step of a schema. */
  patterns: Budget
  depth: number
  /** Where errors go; undefined where yes or no is all that is asked. */
  errors: SchemaError[] | undefined
  /** Whether errors will be written, so that pointers have to be tracked. */
  words: boolean
  /** What holds the value that is being checked, and under which key: its numeral is kept there. */
  holder: object | undefined
  key: string | number
  /** Whether a number without a kept numeral is exactly as printed; otherwise it may stand for a numeral of the schema. */
  isExact: boolean
  /** The numeral of a number that nothing holds. */
  numeral: string | undefined
  /** Results for objects and lists that were checked; kept once a run turns out to be long. */
  memo: Map<object, Map<unknown, boolean>> | undefined
  /** How often a schema led back to itself at the same value. */
  circles: number
  /** The first check that could not be decided. */
  undecided: SchemaError | undefined
}

/** Checks a value by one keyword or schema; `at` is its pointer, `seen` what has been evaluated in it. */
export type Check = (run: Run, value: unknown, at: string, seen: Seen | undefined) => boolean

/** A schema as a check of values. */
export interface SchemaNode { check: Check }

/** What has been evaluated in a value, for the `unevaluated` keywords; not kept where no schema uses them. */
export interface Seen {
  names: Set<string>
  items: Set<number>
  /** Items were found by `contains`, wherever they stand. */
  isSparse: boolean
}

/** The most schemas that one value is checked against. */
const maxSteps = 5_000_000
/** Steps after which a run remembers what it found. */
const longRun = 5_000
const maxPatternSteps = 10_000_000

interface RunOptions {
  words: boolean
  budget?: Budget
  isExact?: boolean
  numeral?: string
}

export function createRun({ words, budget = { steps: maxSteps }, isExact = true, numeral }: RunOptions): Run {
  return {
    budget,
    longBelow: budget.steps - longRun,
    patterns: { steps: maxPatternSteps },
    depth: 0,
    errors: words ? [] : undefined,
    words,
    holder: undefined,
    key: '',
    isExact,
    numeral,
    memo: undefined,
    circles: 0,
    undecided: undefined,
  }
}

/** Says that a value breaks a keyword: adds an error where errors are wanted. */
export function fail(run: Run, pointer: string, keyword: string, params: Record<string, unknown>): false {
  run.errors?.push({ pointer, keyword, params, message: messageOf(keyword, params) })
  return false
}

/** What was said last of the params of a check: most checks have theirs once and for all, and say the same each time. */
const said = new WeakMap<object, { keyword: string, message: string }>()

function messageOf(keyword: string, params: Record<string, unknown>): string {
  const known = said.get(params)
  if (known?.keyword === keyword)
    return known.message
  const message = phrase(keyword, params)
  said.set(params, { keyword, message })
  return message
}

/** Lets a value pass for the moment; the verdict will say that it was not decided. */
export function giveUp(run: Run, pointer: string, keyword: string, params: Record<string, unknown>): true {
  // Only the second pass knows the pointer, so its entry replaces that of the first.
  if (run.undecided === undefined || (run.words && run.errors !== undefined)) {
    run.undecided = {
      pointer,
      keyword,
      params,
      message: 'could not be checked: deciding whether it is valid would take too long',
      undecided: true,
    }
  }
  return true
}

/** Checks a member of an object or an item of a list. */
export function checkBelow(run: Run, node: SchemaNode, holder: object, key: string | number, at: string): boolean {
  run.holder = holder
  run.key = key
  const value = (holder as Record<string | number, unknown>)[key]
  return node.check(run, value, run.words ? joinPointer(at, key) : '', undefined)
}

/** Asks whether a schema fits, and leaves no errors behind. */
export function fits(run: Run, node: SchemaNode, value: unknown, at: string, seen: Seen | undefined): boolean {
  const { errors } = run
  run.errors = undefined
  const isFitting = node.check(run, value, at, seen)
  run.errors = errors
  return isFitting
}

/** How the number that is being checked was written, where printing it would lose that. */
export function numeralOf(run: Run): string | undefined {
  return run.holder === undefined ? run.numeral : numeralAt(run.holder, run.key)
}

export function createSeen(): Seen {
  return { names: new Set(), items: new Set(), isSparse: false }
}

/** Adds what one schema has evaluated to what another has. */
export function mergeSeen(seen: Seen, { names, items, isSparse }: Seen): void {
  names.forEach(name => seen.names.add(name))
  items.forEach(index => seen.items.add(index))
  seen.isSparse ||= isSparse
}
