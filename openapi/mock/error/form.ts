import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { ErrorContext } from './fill.ts'
import type { Fault } from './fault.ts'
import type { Content, MockResponse } from '../operation/operation.ts'
import type { ValidationRules } from './rules.ts'
import { fill } from './fill.ts'
import { declaredExamples, generateExample } from '../operation/examples.ts'
import { isTrue } from '../operation/repair.ts'
import { validationRules } from './rules.ts'
import { deref } from '../../schema/facts.ts'
import { isObject } from '../../document/json.ts'
import { sentence } from './sentence.ts'

/**
 * A fault in the form that a response declares, where something valid comes of it. Where the API's error has no list, its
 * message says what the list would.
 */
export function fillFully(
  fault: Fault,
  declared: MockResponse,
  content: Content,
  context: ErrorContext,
  isWorded: boolean,
): { value: unknown } | undefined {
  const filled = fillDeclared(fault, declared, content, context)
  if (isWorded || !fault.violations?.length || hasList(filled?.value))
    return filled
  return fillDeclared(
    { ...fault, message: `${fault.violations.map(sentence).join('; ')}.` },
    declared,
    content,
    context,
  )
}

function fillDeclared(
  fault: Fault,
  declared: MockResponse,
  content: Content,
  context: ErrorContext,
): { value: unknown } | undefined {
  const { document } = context
  const { rules, starts, made } = openForm(document, declared, content)
  const isValid = (value: unknown): boolean => isTrue(document, content.mediaType.schema, value)
  const candidates = branchesOf(document, content.mediaType.schema ?? {}).flatMap(branch =>
    starts.map(start => ({
      start,
      value: fill(fault, branch, start, rules, { ...context, isMade: start === made }, 0),
    })),
  )
  const best = candidates
    .map(candidate => ({ ...candidate, score: scoreOf(fault, candidate.value, candidate.start) }))
    .sort((a, b) => b.score - a.score)
    .find(({ value }) => isValid(value))
  const asIs = best ?? starts.map(value => ({ value })).find(({ value }) => isValid(value))
  return asIs && { value: asIs.value }
}

interface ErrorForm {
  rules: ValidationRules | undefined
  starts: unknown[]
  /** The start that no example is. */ made: unknown
}

const forms = new WeakMap<object, ErrorForm>()

/** What a declared error is made from; found once, since clients that err do so often. */
function openForm(document: ApiDocument, declared: MockResponse, content: Content): ErrorForm {
  const known = forms.get(content.mediaType)
  if (known)
    return known
  const examples = declaredExamples(document, content).map(({ value }) => value)
  const made = generateExample(document, content.mediaType.schema)
  const form = { rules: validationRules(document, declared), starts: [...examples, made], made }
  forms.set(content.mediaType, form)
  return form
}

/** Which example speaks of this case: one that has a list where fields are to blame, and one that names the very code. */
function scoreOf(fault: Fault, value: unknown, start: unknown): number {
  const names = (candidate: unknown): boolean => isObject(candidate) && Object.values(candidate).includes(fault.code)
  return (hasList(value) === (fault.violations !== undefined) ? 4 : 0) + (names(start) ? 2 : 0) + (names(value) ? 1 : 0)
}

/** The alternatives of an error's schema; each is tried. */
function branchesOf(document: ApiDocument, schema: Schema): Schema[] {
  const found = deref(document, schema)
  const branches = [...(found?.oneOf ?? []), ...(found?.anyOf ?? [])]
  return branches.length > 0 ? branches.slice(0, 20) : [schema]
}

function hasList(value: unknown): boolean {
  return isObject(value) && Object.values(value).some(part => (Array.isArray(part) && part.length > 0) || hasList(part))
}
