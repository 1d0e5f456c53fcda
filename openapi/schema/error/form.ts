import type { ErrorFacts, ErrorPlace, ErrorSlot, Start, ValidationRules } from './error-facts.ts'
import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import { isObject } from '../../document/json/value.ts'
import { hasOwnExample } from '../example/example.ts'
import { deref, propertiesOf } from '../facts.ts'
import { declaredExamples, generateExample } from '../example/made.ts'
import { isTrue } from '../validate/matches.ts'
import { fill } from './fill.ts'
import { validationRules } from './rules.ts'
import { sentence } from './sentence.ts'
import { remember } from '../../document/remember.ts'

/** The most broken rules that a message names. */
const mostSentences = 20

/**
 * A fault in the form that a response declares, where the result is valid. Where the API's error has no list, its
 * message names the broken rules.
 */
export function fillFully(
  fault: ErrorFacts,
  slot: ErrorSlot,
  context: ErrorPlace,
): { value: unknown } | undefined {
  const filled = fillDeclared(fault, slot, context)
  if (context.isWorded || !fault.violations?.length || hasList(filled?.value))
    return filled
  const message = `${fault.violations.slice(0, mostSentences).map(sentence).join('; ')}.`
  return fillDeclared({ ...fault, message }, slot, context)
}

function fillDeclared(
  fault: ErrorFacts,
  slot: ErrorSlot,
  context: ErrorPlace,
): { value: unknown } | undefined {
  const { document } = context
  const { starts } = openForm(document, slot)
  const isValid = (value: unknown): boolean => isTrue(document, slot.content.mediaType.schema, value)
  const best = rankFilled(fault, slot, context).find(({ value }) => isValid(value))
  const asIs = best ?? starts.find(({ value, isOwn }) => isOwn && isValid(value))
  return asIs && { value: asIs.value }
}

/**
 * What can be said in a form that asks for something nobody can make, such as a text that its own pattern forbids; undefined where
 * that is nothing. One such property takes no other out of the error.
 */
export function fillPartly(
  fault: ErrorFacts,
  slot: ErrorSlot,
  context: ErrorPlace,
): { value: unknown } | undefined {
  const { document } = context
  const { schema } = slot.content.mediaType
  const [best] = rankFilled(fault, slot, context)
  const told = best?.value
  if (!isObject(told) || Object.keys(told).length === 0)
    return undefined
  // Alternatives that differ in optional properties alone ask for one of those.
  const whole = branchesOf(document, schema ?? {})
    .flatMap(branch => [...propertiesOf(document, branch)].filter(([name]) => !Object.hasOwn(told, name)))
    .map(([name, property]) => ({ ...told, [name]: generateExample(document, property) }))
    .find(value => isTrue(document, schema, value))
  return { value: whole ?? told }
}

/** The form filled from each example and in each of its alternatives, the fittest first. */
function rankFilled(
  fault: ErrorFacts,
  slot: ErrorSlot,
  context: ErrorPlace,
): { value: unknown, score: number }[] {
  const { rules, starts } = openForm(context.document, slot)
  return branchesOf(context.document, slot.content.mediaType.schema ?? {})
    .flatMap(branch => starts.map(start => ({ start, value: fill({ fault, rules, context }, branch, start) })))
    .map(({ start, value }) => ({ value, score: scoreOf(fault, value, start) }))
    .sort((a, b) => b.score - a.score)
}

interface ErrorForm {
  rules: ValidationRules | undefined
  starts: Start[]
}

const forms = new WeakMap<object, ErrorForm>()

/** Gathers what a declared error is made from; cached, since a client that errs does so often. */
function openForm(document: ApiDocument, { declared, content }: ErrorSlot): ErrorForm {
  return remember(forms, content.mediaType, () => createForm(document, { declared, content }))
}

function createForm(document: ApiDocument, { declared, content }: ErrorSlot): ErrorForm {
  const { schema } = content.mediaType
  // An example of the schema, or of a response that several statuses share, may show any fault.
  const isShown = content.mediaType.example !== undefined || content.mediaType.examples !== undefined
  const isOwn = isShown && !declared.isShared
  const examples = isShown || (schema !== undefined && hasOwnExample(document, { schema }))
    ? declaredExamples(document, content)
    : []
  return {
    rules: validationRules(document, declared),
    starts: [...examples.map(({ value }) => ({ value, isOwn })), { value: undefined, isOwn: false }],
  }
}

/** How well a start fits the fault: points for an example of this status, a list where fields are wrong, and the same code. */
function scoreOf(fault: ErrorFacts, value: unknown, { value: start, isOwn }: Start): number {
  const names = (candidate: unknown): boolean => isObject(candidate) && Object.values(candidate).includes(fault.code)
  return (hasList(value) === (fault.violations !== undefined) ? 4 : 0)
    + (names(start) ? 2 : 0)
    + (names(value) ? 1 : 0)
    + (isOwn ? 8 : 0)
}

/** The alternatives of an error's schema; each is tried. */
function branchesOf(document: ApiDocument, schema: Schema): Schema[] {
  const found = deref(document, schema)
  const branches = found?.properties ? [] : [...(found?.oneOf ?? []), ...(found?.anyOf ?? [])]
  return branches.length > 0 ? branches.slice(0, 20) : [schema]
}

function hasList(value: unknown): boolean {
  return isObject(value) && Object.values(value).some(part => (Array.isArray(part) && part.length > 0) || hasList(part))
}
