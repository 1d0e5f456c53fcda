import type { ApiDocument } from '../document/document.ts'
import type { Schema } from '../document/openapi.ts'
import type { Answer } from './exchange.ts'
import type { Fault, Violation } from './fault.ts'
import type { Content, MockOperation, MockResponse } from './operation.ts'
import type { ValidationRules } from './rules.ts'
import { isRef } from '../document/resolve.ts'
import { itemsOf } from './coerce.ts'
import { createAnswer } from './exchange.ts'
import { declaredExamples, generateExample } from './examples.ts'
import { phrases } from './fault.ts'
import { isJson } from './media-type.ts'
import { isTrue } from './mend.ts'
import { listOperations, openOperation, responseFor } from './operation.ts'
import { ruleName, validationRules } from './rules.ts'
import { deref, propertiesOf, requiredOf, typesOf } from './schema.ts'
import { isObject, own, setOwn, words } from './text.ts'

export interface ErrorContext {
  document: ApiDocument
  operation?: MockOperation
  path: string
  method: string
  now: Date
  /** Whether it is filled into what was made up, not into an example. */
  isMade?: boolean
  /** The API's own words, where the overrides know them. */
  describe?: (fault: Fault) => string | undefined
}

/**
 * Says a fault in the API's own form: the schema that the operation declares for the status, started from its example and
 * filled with what went wrong. Where nothing is declared, or nothing valid comes of it, problem details.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export function answerFault(found: Fault, context: ErrorContext): Answer {
  const words = context.describe?.(found)
  const fault = words === undefined
    ? found
    : { ...found, message: words }
  const declared = (context.operation && responseFor(context.operation, fault.status)) ?? sharedResponse(context.document, fault.status)
  const content = declared && isErrorResponse(declared, fault.status)
    ? declared.content.find(({ type }) => isJson(type))
    : undefined
  const own = declared && content?.mediaType.schema !== undefined
    ? fillFully(fault, declared, content, context, words !== undefined)
    : undefined
  const answer = own && content
    ? createAnswer(fault.status, [
        ['Content-Type', content.type],
      ], JSON.stringify(own.value))
    : createAnswer(fault.status, [
        ['Content-Type', 'application/problem+json'],
      ], JSON.stringify(problem(fault, context.path)))
  answer.headers.push(...fault.headers ?? [])
  return answer
}

const shared = new WeakMap<ApiDocument, Map<number, MockResponse | undefined>>()

/**
 * The response that operations of an API share for a status as a component. It speaks for the whole API, also where the
 * path leads to no operation.
 */
function sharedResponse(document: ApiDocument, status: number): MockResponse | undefined {
  const known = shared.get(document) ?? new Map<number, MockResponse | undefined>()
  shared.set(document, known)
  if (!known.has(status)) {
    const sharer = [
      ...listOperations(document),
    ].find(({ operation }) => isRef(operation.responses?.[status]))
    known.set(status, sharer && openOperation(document, sharer).responses.get(String(status)))
  }
  return known.get(status)
}

/** `default` may be the answer of success when it is the only response. */
function isErrorResponse({ status }: MockResponse, wanted: number): boolean {
  return wanted >= 400 && (status !== 'default' || wanted >= 400)
}

/** The body where the API declares none. */
export function problem(fault: Fault, path: string): Record<string, unknown> {
  return {
    type: 'about:blank',
    title: phrases[fault.status] ?? 'Error',
    status: fault.status,
    detail: fault.message,
    instance: path,
    code: fault.code,
    ...fault.violations?.length && {
      errors: fault.violations.map(({ in: location, pointer, keyword, message }) => ({
        in: location,
        pointer: `#${pointer}`,
        detail: message,
        keyword,
      })),
    },
  }
}

/** Where the API's error has no list, its message says what the list would. */
function fillFully(fault: Fault, declared: MockResponse, content: Content, context: ErrorContext, isWorded: boolean): { value: unknown } | undefined {
  const filled = fillDeclared(fault, declared, content, context)
  if (isWorded || !fault.violations?.length || hasList(filled?.value))
    return filled
  return fillDeclared({ ...fault, message: `${fault.violations.map(sentence).join('; ')}.` }, declared, content, context)
}

function fillDeclared(fault: Fault, declared: MockResponse, content: Content, context: ErrorContext): { value: unknown } | undefined {
  const { document } = context
  const { rules, starts, made } = openForm(document, declared, content)
  const isValid = (value: unknown): boolean => isTrue(document, content.mediaType.schema, value)
  const candidates = branchesOf(document, content.mediaType.schema ?? {}).flatMap(branch => starts.map(start => ({
    start,
    value: fill(fault, branch, start, rules, { ...context, isMade: start === made }, 0),
  })))
  const best = candidates
    .map(candidate => ({
      ...candidate,
      score: scoreOf(fault, candidate.value, candidate.start),
    }))
    .sort((a, b) => b.score - a.score)
    .find(({ value }) => isValid(value))
  const asIs = best ?? starts.map(value => ({ value })).find(({ value }) => isValid(value))
  return asIs && { value: asIs.value }
}

interface ErrorForm { rules: ValidationRules | undefined, starts: unknown[], /** The start that no example is. */ made: unknown }

const forms = new WeakMap<object, ErrorForm>()

/** What a declared error is made from; found once, since clients that err do so often. */
function openForm(document: ApiDocument, declared: MockResponse, content: Content): ErrorForm {
  const known = forms.get(content.mediaType)
  if (known)
    return known
  const examples = declaredExamples(document, content).map(({ value }) => value)
  const made = generateExample(document, content.mediaType.schema)
  const form = {
    rules: validationRules(document, declared),
    starts: [...examples, made],
    made,
  }
  forms.set(content.mediaType, form)
  return form
}

/** Which example speaks of this case: one that has a list where fields are to blame, and one that names the very code. */
function scoreOf(fault: Fault, value: unknown, start: unknown): number {
  const names = (candidate: unknown): boolean => isObject(candidate) && Object.values(candidate).includes(fault.code)
  return (hasList(value) === (fault.violations !== undefined)
    ? 4
    : 0) + (names(start)
    ? 2
    : 0) + (names(value)
    ? 1
    : 0)
}

/** The alternatives of an error's schema; each is tried. */
function branchesOf(document: ApiDocument, schema: Schema): Schema[] {
  const found = deref(document, schema)
  const branches = [
    ...found?.oneOf ?? [],
    ...found?.anyOf ?? [],
  ]
  return branches.length > 0
    ? branches.slice(0, 20)
    : [schema]
}

function hasList(value: unknown): boolean {
  return isObject(value) && Object.values(value).some(part => (Array.isArray(part) && part.length > 0) || hasList(part))
}

function fill(fault: Fault, schema: Schema, start: unknown, rules: ValidationRules | undefined, context: ErrorContext, depth: number): unknown {
  const { document } = context
  const types = typesOf(document, schema)
  if (types.has('string') && depth === 0)
    return fault.message
  if (types.has('array') && depth === 0)
    return fillList(fault, schema, rules, context, start)
  const properties = propertiesOf(document, schema)
  if (properties.size === 0)
    return start
  const required = requiredOf(document, schema)
  const filled: Record<string, unknown> = {}
  const names = [
    ...properties.keys(),
  ].map(words)
  for (const [name, property] of properties) {
    const before = own(start, name)
    const value = fillProperty(fault, {
      name: words(name),
      siblings: names,
      schema: property,
      before,
      rules,
      context,
      depth,
    })
    if (value !== undefined && (required.has(name) || before !== undefined || value !== before))
      setOwn(filled, name, value)
  }
  return filled
}

interface Slot { name: string, siblings: string[], schema: Schema, before: unknown, rules: ValidationRules | undefined, context: ErrorContext, depth: number }

function fillProperty(fault: Fault, slot: Slot): unknown {
  const { name, schema, before, rules, context, depth } = slot
  const { document } = context
  const found = deref(document, schema)
  const types = typesOf(document, schema)
  if (found?.const !== undefined)
    return found.const
  if (types.has('array')) {
    return isViolationList(name) && (fault.violations || before !== undefined)
      ? fillList(fault, schema, rules, context, before)
      : before
  }
  if (types.has('object')) {
    return propertiesOf(document, schema).size > 0 && depth < 4 && (before !== undefined || !types.has('null'))
      ? fill(fault, schema, before, rules, context, depth + 1)
      : before
  }
  if (types.has('integer') || types.has('number')) {
    // A status that stands there without an example may be any number of HTTP's; a code may be the API's own.
    const least = /status|http/.test(name)
      ? 100
      : 400
    return /^(?:status|status code|http status|http code|code|error code)$/.test(name) && (before === undefined || (Number(before) >= least && Number(before) < 600))
      ? fault.status
      : before
  }
  return types.has('string') || types.size === 0
    ? fillText(fault, slot, found?.enum)
    : before
}

function fillText(fault: Fault, { name, siblings, before, context }: Slot, choices: unknown[] | undefined): unknown {
  if (choices)
    return pickCode(choices.filter(choice => typeof choice === 'string'), fault, before)
  if (/^(?:message|detail|details|error message|error description|description|msg|reason)$/.test(name))
    return fault.message
  if (name === 'error' || name === 'error code' || name === 'code') {
    return name === 'error' && !siblings.some(sibling => /message|detail|description/.test(sibling))
      ? fault.message
      : before === undefined || isCodeOf(before)
        ? fault.code
        : phrases[fault.status] ?? before
  }
  if (name === 'title')
    return phrases[fault.status] ?? before
  if (/^(?:status|status code)$/.test(name)) {
    return context.isMade || (typeof before === 'string' && /^\d+$/.test(before))
      ? String(fault.status)
      : before
  }
  if (name === 'instance' || name === 'path')
    return context.path
  if (name === 'timestamp')
    return context.now.toISOString()
  return before
}

/** Whether an API writes its codes as words joined by underscores, rather than as sentences. */
function isCodeOf(before: unknown): boolean {
  return typeof before === 'string' && !before.includes(' ')
}

const synonyms: Record<string, RegExp> = {
  validation_error: /valid/i,
  malformed_body: /invalid.?request|bad.?request|malformed|parse|unreadable/i,
  not_found: /not.?found|missing|unknown/i,
  unauthorized: /unauth|credential|token/i,
  forbidden: /forbid|denied|permission/i,
  conflict: /conflict|exist|duplicate|taken/i,
  too_many_requests: /rate|many|limit/i,
}

function pickCode(choices: string[], fault: Fault, before: unknown): unknown {
  if (choices.includes(fault.code))
    return fault.code
  const pattern = synonyms[fault.code]
  return choices.find(choice => pattern?.test(choice)) ?? (typeof before === 'string' && choices.includes(before)
    ? before
    : choices.find(choice => /invalid|error|bad/i.test(choice)) ?? choices[0])
}

function isViolationList(name: string): boolean {
  return /error|violation|detail|field|issue|problem|invalid|cause|reason|validation/.test(name)
}

/** The violations as the schema's items say them: objects with field and reason, or plain texts. */
function fillList(fault: Fault, schema: Schema, rules: ValidationRules | undefined, context: ErrorContext, before: unknown): unknown {
  const items = itemsOf(context.document, schema) ?? {}
  if (!fault.violations?.length) {
    return Array.isArray(before) && isObject(before[0])
      ? [
          fill(fault, items, before[0], rules, context, 1),
        ]
      : []
  }
  const example = Array.isArray(before)
    ? before[0] as unknown
    : undefined
  if (typesOf(context.document, items).has('string') || typeof example === 'string') {
    return fault.violations.map(violation => rules
      ? ruleName(rules, violation)
      : sentence(violation))
  }
  return fault.violations.map((violation) => {
    const item: Record<string, unknown> = {}
    const required = requiredOf(context.document, items)
    for (const [name, property] of propertiesOf(context.document, items)) {
      const value = violationFact(words(name), violation, rules, typesOf(context.document, property), deref(context.document, property)?.enum)
      const fallback = own(example, name) ?? (required.has(name)
        ? generateExample(context.document, property)
        : undefined)
      if ((value ?? fallback) !== undefined)
        setOwn(item, name, value ?? fallback)
    }
    return item
  })
}

/** What APIs call the parts of a violation. */
const partNames = {
  list: new Set(['loc', 'location', 'path']),
  field: new Set('field param parameter property path name attribute key target source loc'.split(' ')),
  pointer: new Set(['pointer', 'json pointer']),
  location: new Set(['in', 'location']),
  message: new Set('message msg detail description reason error title issue'.split(' ')),
  rule: new Set('rule,code,type,keyword,error code,constraint,validation'.split(',')),
}

function violationFact(name: string, violation: Violation, rules: ValidationRules | undefined, types: Set<string>, choices: unknown[] | undefined): unknown {
  if (types.has('array') && partNames.list.has(name)) {
    return [
      violation.in,
      ...fieldPath(violation),
    ]
  }
  if (partNames.field.has(name)) {
    return types.has('string')
      ? fieldPath(violation).join('.') || violation.in
      : undefined
  }
  if (partNames.pointer.has(name))
    return `#${violation.pointer}`
  if (partNames.location.has(name)) {
    return choices && !choices.includes(violation.in)
      ? choices[0]
      : violation.in
  }
  if (partNames.message.has(name) && types.has('string') && !choices)
    return sentence(violation)
  if (partNames.rule.has(name) && types.has('string')) {
    const rule = ruleName(rules, violation)
    return choices && !choices.includes(rule)
      ? choices[0]
      : rule
  }
  return undefined
}

function fieldPath({ pointer }: Violation): string[] {
  return pointer.split('/').slice(1).map(segment => segment.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** `email must be a valid email`. */
export function sentence({ in: location, pointer, message }: Violation): string {
  const name = pointer.slice(1).replaceAll('/', '.')
  return name === ''
    ? message
    : location === 'body'
      ? `${name} ${message}`
      : `${location} parameter ${name} ${message}`
}
