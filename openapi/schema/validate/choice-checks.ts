import type { Discriminator, SchemaObject } from '../../document/openapi.ts'
import type { Choice } from '../flat-schema.ts'
import type { Compiling } from './compiling.ts'
import type { Check, Run, SchemaNode, Seen } from './run.ts'
import type { SchemaError } from './validator.ts'
import { isObject, own } from '../../document/json/value.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import { componentName, isRef } from '../../document/resolve.ts'
import { mappedPointer } from '../descendant.ts'
import { discriminatorValues } from '../variant.ts'
import { fitsInto } from './branch-checks.ts'
import { fail } from './run.ts'

type Kind = 'anyOf' | 'oneOf'

/** The branches of a choice. */
interface Choices {
  kind: Kind
  nodes: SchemaNode[]
}

/** `anyOf` and `oneOf`, with the discriminator that says which branch is meant. */
export function choiceChecks(schema: SchemaObject, compiling: Compiling): Check[] {
  const kinds = (['anyOf', 'oneOf'] as const).filter(kind => Array.isArray(schema[kind]) && schema[kind].length > 0)
  const discriminated = typeof schema.discriminator?.propertyName === 'string' ? kinds.at(-1) : undefined
  return kinds.map(kind =>
    kind === discriminated && schema.discriminator
      ? discriminatorCheck({ kind, options: schema[kind] ?? [], discriminator: schema.discriminator }, compiling)
      : choiceCheck({ kind, nodes: (schema[kind] ?? []).map(compiling.beside) }))
}

function choiceCheck(choices: Choices): Check {
  return (run, value, at, seen) => isChosen(run, choices, value, at, seen) || explain(run, choices, value, at)
}

function isChosen(run: Run, { kind, nodes }: Choices, value: unknown, at: string, seen: Seen | undefined): boolean {
  let fitting = 0
  for (const node of nodes) {
    if (!fitsInto(run, node, value, at, seen))
      continue
    fitting++
    // Every fitting option counts for the `unevaluated` keywords, so none is skipped where those are used.
    if (kind === 'anyOf' ? !seen : fitting > 1)
      break
  }
  return kind === 'anyOf' ? fitting > 0 : fitting === 1
}

/** Says why a choice fails: all expected types where only the type is wrong, else the errors of each branch. */
function explain(run: Run, { kind, nodes }: Choices, value: unknown, at: string): false {
  const { errors } = run
  if (errors === undefined)
    return false
  const before = errors.length
  const branches = nodes.map((node): SchemaError[] => {
    const start = errors.length
    node.check(run, value, at, undefined)
    return errors.slice(start)
  })
  const types = branches.map(([first, ...rest]) =>
    first?.keyword === 'type' && first.pointer === at && rest.length === 0 ? first.params.type : undefined)
  if (!types.includes(undefined) && nodes.length > 0) {
    errors.length = before
    return fail(run, at, 'type', { type: [...new Set(types.flat())] })
  }
  return fail(run, at, kind, {})
}

/** The branches of a choice by the values of its discriminator. */
interface Discriminated {
  property: string
  branches: Map<string, SchemaNode>
  /** The values of the discriminator that the document declares. */
  allowedValues: string[]
  /** Taken where the property is absent or has another value. */
  fallback: SchemaNode | undefined
}

/**
 * Only the named branch is checked. Where no branch has that name, any fitting one is enough: documents map names in ways of their
 * own. Where none fits, the one error is about the discriminator.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#discriminator-object
 */
function discriminatorCheck(choice: Choice & { discriminator: Discriminator }, compiling: Compiling): Check {
  const choices = { kind: choice.kind, nodes: choice.options.map(compiling.beside) }
  const { property, branches, allowedValues, fallback } = readDiscriminator(choice, choices.nodes, compiling)
  const check = choiceCheck(choices)
  if (branches.size === 0 && !fallback)
    return check
  return (run, value, at, seen) => {
    if (!isObject(value))
      return check(run, value, at, seen)
    const name = own(value, property)
    const branch = (typeof name === 'string' ? branches.get(name) : undefined) ?? fallback
    if (branch)
      return branch.check(run, value, at, seen)
    if (isChosen(run, choices, value, at, seen))
      return true
    const pointer = joinPointer(at, property)
    return Object.hasOwn(value, property)
      ? fail(run, pointer, 'enum', { allowedValues })
      : fail(run, pointer, 'required', { missingProperty: property })
  }
}

function readDiscriminator(
  choice: Choice & { discriminator: Discriminator },
  nodes: SchemaNode[],
  { scope: { document }, beside }: Compiling,
): Discriminated {
  const branches = new Map<string, SchemaNode>()
  const allowedValues: string[] = []
  const { discriminator } = choice
  for (const [index, option] of choice.options.entries()) {
    const node = nodes[index]
    const values = discriminatorValues({ document }, choice, option)
    const component = isRef(option) ? componentName(option.$ref) : undefined
    allowedValues.push(...values)
    for (const name of [...values, ...(component === undefined ? [] : [component])]) {
      if (node && !branches.has(name))
        branches.set(name, node)
    }
  }
  const fallback = mappedPointer(document, discriminator.defaultMapping)
  return {
    property: discriminator.propertyName,
    branches,
    allowedValues: [...new Set(allowedValues)],
    fallback: fallback === undefined ? undefined : beside({ $ref: fallback }),
  }
}
