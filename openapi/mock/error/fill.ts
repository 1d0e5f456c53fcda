import { statusPhrase } from '../../document/status.ts'
import type { ApiDocument } from '../../document/document.ts'
import type { Schema } from '../../document/openapi.ts'
import type { Fault } from './fault.ts'
import type { MockOperation } from '../operation/operation.ts'
import type { ValidationRules } from './rules.ts'
import { itemsOf } from '../message/coerce.ts'
import { pickCode } from './code.ts'
import { generateExample } from '../operation/examples.ts'
import { ruleName } from './rules.ts'
import { deref, propertiesOf, requiredOf, typesOf } from '../../schema/facts.ts'
import { words } from '../../document/words.ts'
import { isObject, own, setOwn } from '../../document/json.ts'
import { violationFact } from './violation-fact.ts'
import { sentence } from './sentence.ts'

/** Where a fault was found, and what says it. */
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

/** An error of the API's schema that says a fault: what it starts from, with each property that speaks of the fault filled in. */
export function fill(
  fault: Fault,
  schema: Schema,
  start: unknown,
  rules: ValidationRules | undefined,
  context: ErrorContext,
  depth: number,
): unknown {
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
  const names = [...properties.keys()].map(words)
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

interface Slot {
  name: string
  siblings: string[]
  schema: Schema
  before: unknown
  rules: ValidationRules | undefined
  context: ErrorContext
  depth: number
}

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
    const least = /status|http/.test(name) ? 100 : 400
    return /^(?:status|status code|http status|http code|code|error code)$/.test(name)
      && (before === undefined || (Number(before) >= least && Number(before) < 600))
      ? fault.status
      : before
  }
  return types.has('string') || types.size === 0 ? fillText(fault, slot, found?.enum) : before
}

function fillText(fault: Fault, { name, siblings, before, context }: Slot, choices: unknown[] | undefined): unknown {
  if (choices) {
    return pickCode(
      choices.filter(choice => typeof choice === 'string'),
      fault,
      before,
    )
  }
  if (/^(?:message|detail|details|error message|error description|description|msg|reason)$/.test(name))
    return fault.message
  if (name === 'error' || name === 'error code' || name === 'code') {
    return name === 'error' && !siblings.some(sibling => /message|detail|description/.test(sibling))
      ? fault.message
      : before === undefined || isCodeOf(before)
        ? fault.code
        : (statusPhrase(fault.status) || before)
  }
  if (name === 'title')
    return statusPhrase(fault.status) || before
  if (/^(?:status|status code)$/.test(name)) {
    return context.isMade || (typeof before === 'string' && /^\d+$/.test(before)) ? String(fault.status) : before
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

function isViolationList(name: string): boolean {
  return /error|violation|detail|field|issue|problem|invalid|cause|reason|validation/.test(name)
}

/** The violations as the schema's items say them: objects with field and reason, or plain texts. */
function fillList(
  fault: Fault,
  schema: Schema,
  rules: ValidationRules | undefined,
  context: ErrorContext,
  before: unknown,
): unknown {
  const items = itemsOf(context.document, schema) ?? {}
  if (!fault.violations?.length) {
    return Array.isArray(before) && isObject(before[0]) ? [fill(fault, items, before[0], rules, context, 1)] : []
  }
  const example = Array.isArray(before) ? (before[0] as unknown) : undefined
  if (typesOf(context.document, items).has('string') || typeof example === 'string') {
    return fault.violations.map(violation => (rules ? ruleName(rules, violation) : sentence(violation)))
  }
  return fault.violations.map((violation) => {
    const item: Record<string, unknown> = {}
    const required = requiredOf(context.document, items)
    for (const [name, property] of propertiesOf(context.document, items)) {
      const value = violationFact(
        words(name),
        violation,
        rules,
        typesOf(context.document, property),
        deref(context.document, property)?.enum,
      )
      const fallback =
        own(example, name) ?? (required.has(name) ? generateExample(context.document, property) : undefined)
      if ((value ?? fallback) !== undefined)
        setOwn(item, name, value ?? fallback)
    }
    return item
  })
}
