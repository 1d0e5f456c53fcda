import type { Schema as SpecSchema } from '../../document/openapi.ts'
import type { Anchors } from '../address/anchor.ts'
import type { Context } from '../context.ts'
import type { Choice, FlatSchema } from '../../schema/flat-schema.ts'
import type { Budget } from '../page-budget.ts'
import type { Schema, Variants } from '../types.ts'
import { isRef } from '../../document/resolve.ts'
import { isRecursive } from '../../schema/ancestor.ts'
import { basesOf } from '../../schema/base.ts'
import { toConditions } from './condition.ts'
import { descendantsOf } from '../../schema/descendant.ts'
import { describeSchema } from '../describe.ts'
import { constantsOf } from './enum.ts'
import { hasParts } from '../../schema/flat-schema.ts'
import { flatten } from '../../schema/flatten.ts'
import { isObject } from '../../document/json/value.ts'
import { pageBudget } from '../page-budget.ts'
import { beyond } from './property.ts'
import { toOptions } from '../../schema/variant-label.ts'
import { addProperties } from './walk-properties.ts'
import type { Filling, SchemaPlace, Task, View, WalkRun } from './walk-run.ts'
import { enqueue, omit } from './walk-run.ts'

/** An outline holds the fields of a body and of its options or items. They are named before deeper ones, so their anchors are the same. */
const outlineDepth = 1

/** Turns schemas into what a page shows of them. They are filled level by level, so that every part gets its share. */
export interface SchemaWalk {
  /** The view of a schema; complete once `finish` has been called. */
  add: (schema: SpecSchema, place: SchemaPlace) => Schema
  finish: () => void
}

export function createSchemaWalk(context: Context, anchors: Anchors, budget: Budget = pageBudget): SchemaWalk {
  const deepest = context.isOutline ? outlineDepth : budget.depth
  const run: WalkRun = { context, anchors, budget, deepest, queue: [], next: 0, nodes: 0 }
  return {
    add: (schema, place) => enqueue(run, schema, { place, depth: 0, nesting: 0, above: undefined }),
    finish() {
      for (; run.next < run.queue.length; run.next++) {
        const task = run.queue[run.next]
        if (task)
          fill(run, task)
      }
    },
  }
}

function fill(run: WalkRun, task: Task): void {
  const { target, schema } = task
  const { context } = run
  const flat = flatten(context.document, schema)
  Object.assign(target, describeSchema(context, flat))
  if (!hasParts(flat) && !descendantsOf(context.document, flat))
    return
  const cut = cutOf(run, task, flat)
  if (cut === undefined)
    return addParts(run, task, flat)
  target.cut = cut
  if (cut === 'budget' && !target.component?.href)
    omit(target, Object.keys(flat.keywords.properties ?? {}))
}

/** Why the parts of a schema are not shown; undefined where they are. */
function cutOf({ nodes, budget, deepest }: WalkRun, task: Task, flat: FlatSchema): Schema['cut'] {
  const { target, depth, nesting } = task
  if (isRecursive(flat, task.above))
    return 'recursive'
  const hasPage = depth > 0 && target.component?.href
  return nodes > budget.hard || depth > deepest || (hasPage && (nodes > budget.soft || nesting > budget.nesting))
    ? 'budget'
    : undefined
}

function addParts(run: WalkRun, { target, schema, place, depth, nesting, above, base }: Task, flat: FlatSchema): void {
  const { context, budget } = run
  const below = {
    depth: depth + 1,
    nesting: nesting + (flat.component ? 1 : 0),
    above: { flat, above },
  }
  const view: View = (child, anchor, extended) =>
    enqueue(run, child, { ...below, place: { ...place, anchor }, ...(extended && { base: extended }) })
  const shown = depth > 0 && run.nodes > budget.soft ? withoutBases(context, target, { flat, schema }) : flat
  addProperties(run, { target, flat: base ? beyond(shown, base) : shown, place, view })
  // The items of a list count as deep as the list itself.
  const viewItem: View = (child, anchor) => enqueue(run, child, { ...below, depth, place: { ...place, anchor } })
  addItems({ target, flat: shown, place, view: viewItem })
  addVariants(context, { target, flat: shown, place, view })
  const conditions = toConditions(shown, context.t, child => view(child, place.anchor))
  if (conditions.length > 0)
    target.conditions = conditions
}

/** Components that a schema extends are left to their own pages where all of them have one. */
function withoutBases(
  context: Context,
  target: Schema,
  { flat, schema }: { flat: FlatSchema, schema: SpecSchema },
): FlatSchema {
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

function addItems({ target, flat: { keywords }, place, view }: Filling): void {
  const anchor = `${place.anchor}-items`
  if (keywords.prefixItems)
    target.tuple = keywords.prefixItems.map((item, index) => view(item, `${anchor}-${index + 1}`))
  const rest = keywords.items ?? (isObject(keywords.unevaluatedItems) ? keywords.unevaluatedItems : undefined)
  if (isObject(rest))
    target.items = view(rest, anchor)
  else if (rest === false || keywords.unevaluatedItems === false)
    target.closed = true
}

function addVariants(context: Context, { target, flat, place, view }: Filling): void {
  const choices = constantsOf(context.document, flat) ? [] : flat.choices
  const variants = choices.map(choice => toVariants(context, choice, { place, view }))
  const descendants = descendantsOf(context.document, flat)
  if (descendants) {
    const extending: View = (child, anchor) => view(isSame(child, flat) || child, anchor, flat)
    variants.push({ ...toVariants(context, descendants, { place, view: extending }), extends: true })
  }
  if (variants.length > 0)
    target.variants = variants
}

function toVariants(context: Context, choice: Choice, { place, view }: Pick<Filling, 'place' | 'view'>): Variants {
  return {
    kind: choice.kind,
    ...(choice.discriminator && { discriminator: choice.discriminator.propertyName }),
    options: toOptions(context, choice).map(({ schema, ...option }) => ({
      ...option,
      schema: view(schema, `${place.anchor}-${option.label}`),
    })),
  }
}

/** Whether an option is the schema that contains it, as a mapping may say: then it adds nothing. */
function isSame(schema: SpecSchema, { component }: FlatSchema): boolean {
  return isRef(schema) && schema.$ref === component?.pointer
}
