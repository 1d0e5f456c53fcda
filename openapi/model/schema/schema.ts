import type { Schema as SpecSchema } from '../../document/openapi.ts'
import type { Ancestor } from '../../schema/ancestor.ts'
import type { Anchors } from '../address/anchor.ts'
import type { Context } from '../context.ts'
import type { Direction } from '../../schema/direction.ts'
import type { Choice, FlatSchema } from '../../schema/flat-schema.ts'
import type { Budget } from '../page-budget.ts'
import type { Property, Schema, Variants } from '../types.ts'
import { isRef } from '../../document/resolve.ts'
import { isRecursive } from '../../schema/ancestor.ts'
import { basesOf } from '../../schema/base.ts'
import { toConditions } from './condition.ts'
import { descendantsOf } from '../../schema/descendant.ts'
import { compact, describeSchema } from '../describe.ts'
import { isLeftOut } from '../../schema/direction.ts'
import { constantsOf } from './enum.ts'
import { flatten, hasParts } from '../../schema/flatten.ts'
import { isObject } from '../../document/json.ts'
import { pageBudget } from '../page-budget.ts'
import { beyond, nameOfAdditional, orderProperties } from './property.ts'
import { toOptions } from '../../schema/variant.ts'

/** Where a schema stands on the page. */
export interface Place {
  anchor: string
  direction?: Direction
}

/** The fields of a body, and those of its options or items. They come before all that is deeper, and so have the same anchors without it. */
const outlineDepth = 1

const maxNames = 500

/** Turns schemas into what a page shows of them. They are filled level by level, so that every part gets its share. */
export interface SchemaWalk {
  /** The view of a schema; complete once `finish` has been called. */
  add: (schema: SpecSchema, place: Place) => Schema
  finish: () => void
}

interface Task {
  target: Schema
  schema: SpecSchema
  place: Place
  depth: number
  /** Components entered so far. */
  nesting: number
  above: Ancestor | undefined
  /** What this one extends: fields that stand there are not shown again. */
  base?: FlatSchema
}

export function createSchemaWalk(context: Context, anchors: Anchors, budget: Budget = pageBudget): SchemaWalk {
  const deepest = context.isOutline ? outlineDepth : budget.depth
  const queue: Task[] = []
  let next = 0
  let nodes = 0

  function enqueue(schema: SpecSchema, from: Omit<Task, 'target' | 'schema'>): Schema {
    const target: Schema = {
      label: '',
      types: [],
      constraints: [],
      examples: [],
    }
    nodes++
    queue.push({ target, schema, ...from })
    return target
  }

  function expand(task: Task): void {
    const { target, schema, place, depth } = task
    const flat = flatten(context.document, schema)
    Object.assign(target, describeSchema(context, flat))
    if (!hasParts(flat) && !descendantsOf(context.document, flat))
      return
    const cut = isRecursive(flat, task.above)
      ? 'recursive'
      : nodes > budget.hard
        || depth > deepest
        || (depth > 0 && target.component?.href && (nodes > budget.soft || task.nesting > budget.nesting))
        ? 'budget'
        : undefined
    if (cut) {
      target.cut = cut
      if (cut === 'budget' && !target.component?.href)
        omit(target, Object.keys(flat.keywords.properties ?? {}))
      return
    }
    const below = {
      depth: depth + 1,
      nesting: task.nesting + (flat.component ? 1 : 0),
      above: { flat, above: task.above },
    }
    const view: View = (child, anchor, base) =>
      enqueue(child, { ...below, place: { ...place, anchor }, ...(base && { base }) })
    const shown = depth > 0 && nodes > budget.soft ? withoutBases(target, flat, schema) : flat
    addProperties(target, task.base ? beyond(shown, task.base) : shown, place, view)
    // What a list is of is no deeper than the list.
    addItems(target, shown, place, (child, anchor) => enqueue(child, { ...below, depth, place: { ...place, anchor } }))
    addVariants(target, shown, place, view)
    const conditions = toConditions(context, shown, child => view(child, place.anchor))
    if (conditions.length > 0)
      target.conditions = conditions
  }

  /** Components that a schema extends are left to their own pages where all of them have one. */
  function withoutBases(target: Schema, flat: FlatSchema, schema: SpecSchema): FlatSchema {
    const { own, names } = basesOf(context.document, schema) ?? { own: schema, names: [] }
    const bases = names.flatMap((name) => {
      const href = context.schemaHref(name)
      return href === undefined ? [] : [{ name, href }]
    })
    if (bases.length === 0 || bases.length < names.length)
      return flat
    target.bases = bases
    return flatten(context.document, own)
  }

  function addProperties(target: Schema, { keywords, closures }: FlatSchema, place: Place, view: View): void {
    const names = Object.keys(keywords.properties ?? {})
    const properties: Property[] = []
    const omitted: string[] = []
    for (const name of orderProperties(keywords.properties ?? {}, names)) {
      const schema = keywords.properties?.[name] ?? true
      if (schema === false || isLeftOut(context.document, schema, place.direction))
        continue
      if (nodes > budget.hard) {
        omitted.push(name)
        continue
      }
      const anchor = anchors(place.anchor, name)
      properties.push({
        name,
        anchor,
        required: keywords.required?.includes(name) === true,
        schema: view(schema, anchor),
      })
    }
    if (properties.length > 0)
      target.properties = properties
    if (omitted.length > 0) {
      target.cut = 'budget'
      omit(target, omitted)
    }
    const additional = [
      ...Object.entries(keywords.patternProperties ?? {}).map(([pattern, schema]) => ({ pattern, schema })),
      ...closures.filter(({ schema }) => isObject(schema)).map(({ schema }) => ({ pattern: undefined, schema })),
    ].map(({ pattern, schema }) =>
      compact({
        name: nameOfAdditional(schema),
        pattern,
        schema: view(schema, `${place.anchor}-key`),
      }),
    )
    if (additional.length > 0)
      target.additional = additional
    if (closures.some(({ schema }) => schema === false) || keywords.unevaluatedProperties === false)
      target.closed = true
  }

  function addItems(target: Schema, { keywords }: FlatSchema, place: Place, view: View): void {
    const anchor = `${place.anchor}-items`
    if (keywords.prefixItems)
      target.tuple = keywords.prefixItems.map((item, index) => view(item, `${anchor}-${index + 1}`))
    const rest = keywords.items ?? (isObject(keywords.unevaluatedItems) ? keywords.unevaluatedItems : undefined)
    if (isObject(rest))
      target.items = view(rest, anchor)
    else if (rest === false || keywords.unevaluatedItems === false)
      target.closed = true
  }

  function addVariants(target: Schema, flat: FlatSchema, place: Place, view: View): void {
    const choices = constantsOf(context.document, flat) ? [] : flat.choices
    const variants = choices.map(choice => toVariants(choice, place, view))
    const descendants = descendantsOf(context.document, flat)
    if (descendants) {
      variants.push({
        ...toVariants(descendants, place, (child, anchor) => view(isSame(child, flat) || child, anchor, flat)),
        extends: true,
      })
    }
    if (variants.length > 0)
      target.variants = variants
  }

  function toVariants(choice: Choice, place: Place, view: View): Variants {
    return {
      kind: choice.kind,
      ...(choice.discriminator && { discriminator: choice.discriminator.propertyName }),
      options: toOptions(context, choice).map(({ schema, ...option }) => ({
        ...option,
        schema: view(schema, `${place.anchor}-${option.label}`),
      })),
    }
  }

  return {
    add: (schema, place) =>
      enqueue(schema, {
        place,
        depth: 0,
        nesting: 0,
        above: undefined,
      }),
    finish() {
      for (; next < queue.length; next++) {
        const task = queue[next]
        if (task)
          expand(task)
      }
    },
  }
}

/** What there is no room for is named at least. */
function omit(target: Schema, names: string[]): void {
  if (names.length === 0)
    return
  target.omitted = names.length
  target.omittedNames = names.slice(0, maxNames)
}

type View = (schema: SpecSchema, anchor: string, base?: FlatSchema) => Schema

/** A mapping may name the very schema it stands in: then there is nothing to add. */
function isSame(schema: SpecSchema, { component }: FlatSchema): boolean {
  return isRef(schema) && schema.$ref === component?.pointer
}
