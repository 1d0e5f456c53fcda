import type { Example, Parameter, Schema, Variants } from '../../openapi/model/index.ts'
import type { Twin } from './writer.ts'
import { listItems } from '../../components/reference/schema/shapes.ts'
import { code, escapeText, indent } from './prose.ts'

/** A parameter, a header or a property as an item of a list, with what is inside it below. */
interface Field {
  name: string
  schema: Schema
  required?: boolean
  deprecated?: boolean
  description?: Schema['description']
  deprecation?: Schema['deprecation']
  note?: string
  examples?: Example[]
  sent?: string
}

export function writeParameter(twin: Twin, parameter: Parameter, sent?: string): string {
  const { multiSegment, allowEmptyValue } = parameter
  const note = multiSegment ? twin.t('made.twin.slashes') : allowEmptyValue ? twin.t('made.twin.empty') : undefined
  return writeField(twin, { ...parameter, ...(note !== undefined && { note }), ...(sent !== undefined && { sent }) }, 0)
}

function writeField(twin: Twin, field: Field, depth: number): string {
  const { t, prose } = twin
  const { schema, required, deprecated = schema.deprecated, deprecation = schema.deprecation } = field
  const description = prose(field.description ?? schema.description)
  const facts = [
    escapeText(schema.label),
    ...(required ? [t('made.twin.required')] : []),
    ...(schema.readOnly ? [t('made.twin.readOnly')] : []),
    ...(schema.writeOnly ? [t('made.twin.writeOnly')] : []),
    ...(deprecated ? [t('made.twin.deprecated')] : []),
    ...(field.note === undefined ? [] : [field.note]),
    ...(schema.default === undefined ? [] : [t('made.twin.default', { value: code(schema.default) })]),
  ]
  return item(depth, `${code(field.name)} (${facts.join(', ')})`, [
    ...(schema.title === undefined ? [] : [escapeText(schema.title)]),
    description,
    ...(schema.nullText === undefined ? [] : [`${code('null')}: ${prose(schema.nullText)}`]),
    prose(deprecation?.description),
    ...(deprecation?.sunset === undefined ? [] : [t('made.twin.sunset', { date: escapeText(deprecation.sunset) })]),
    ...writeFacts(twin, schema, field),
  ]) + writeBody(twin, schema, depth + 1)
}

interface FactOptions extends Pick<Field, 'examples' | 'sent'> {
  /** Whether this is a body or a schema as a whole: that an object allows no other keys is said once, for all of it. */
  whole?: boolean
}

/** The short facts of a schema: what its values must be like, which there are, and examples of them. */
export function writeFacts({ t }: Twin, schema: Schema, options: FactOptions = {}): string[] {
  const { examples = [], sent, whole = false } = options
  const content = [schema.contentMediaType, schema.contentEncoding].filter(Boolean).join(', ')
  const isList = schema.types.includes('array')
  const chips = [
    ...(schema.const === undefined ? [] : [t('made.twin.always', { value: code(schema.const) })]),
    ...(schema.format === undefined ? [] : [code(schema.format)]),
    ...schema.constraints.map(text => code(text)),
    ...(schema.patterns ?? []).map(pattern => `${t('shared.pattern')} ${code(pattern)}`),
    ...(content === '' ? [] : [t('made.twin.contains', { value: code(content) })]),
    ...(schema.closed && (isList || !schema.properties || whole) ? [t(isList ? 'made.twin.noItems' : 'made.twin.noProperties')] : []),
    ...(schema.xml === undefined ? [] : [`XML: ${escapeText(schema.xml)}`]),
    ...(sent === undefined ? [] : [t('made.twin.sentAs', { value: code(sent) })]),
  ]
  const shown = [...new Set([
    ...schema.examples,
    ...examples.flatMap(({ text, generated }) => (!generated && text.length <= 200 ? [text] : [])),
  ])]
  return [
    ...(chips.length === 0 ? [] : [`${t('made.twin.constraints')} ${chips.join('; ')}.`]),
    ...writeEnum(t, schema),
    ...(shown.length === 0 ? [] : [`${t('made.twin.examples')} ${shown.map(code).join(', ')}.`]),
  ]
}

function writeEnum(t: Twin['t'], { enum: values = [], enumMore = [] }: Schema): string[] {
  const texts = [...values.map(({ text }) => text), ...enumMore]
  return texts.length === 0 ? [] : [`${t('made.twin.oneOf')} ${texts.map(code).join(', ')}.`]
}

/** What is inside a schema: its fields, the parts that have no names, its options. */
export function writeBody(twin: Twin, outer: Schema, depth: number): string {
  const { t } = twin
  const items = listItems(outer)
  const inner = items.at(-1) ?? outer
  const hasFields = inner.properties !== undefined
  return [
    ...items.map(schema => writePart(twin, { label: t('made.twin.eachItem'), schema, bare: true }, depth)),
    ...(inner.properties ?? []).map(property => writeField(twin, property, depth)),
    ...(inner.omitted === undefined || inner.omitted === 0
      ? []
      : [item(depth, `${t('made.twin.omitted', { count: inner.omitted })} ${(inner.omittedNames ?? []).map(code).join(', ')}`)]),
    ...(inner.variants ?? []).map(variants => writeVariants(twin, variants, depth)),
    ...(inner.tuple ?? []).map((schema, index) =>
      writePart(twin, { label: t('made.twin.item', { number: index + 1 }), schema }, depth)),
    ...(inner.items === undefined
      ? []
      : [writePart(twin, { label: t(inner.tuple ? 'made.twin.furtherItem' : 'made.twin.eachItem'), schema: inner.items }, depth)]),
    ...(inner.additional ?? []).map(({ name, pattern, schema }) =>
      writePart(twin, { label: keyOf(t, { name, pattern, hasFields }), schema }, depth)),
    ...(inner.conditions ?? []).map(({ text, schema }) =>
      writePart(twin, { label: escapeText(text), ...(schema !== undefined && { schema }) }, depth)),
    ...(inner.bases ?? []).map(({ name, href }) => item(depth, t('made.twin.withAll', { schema: twin.link(name, href) }))),
    ...(inner.cut !== undefined && inner.component?.href !== undefined
      ? [item(depth, t('made.twin.inFull', { schema: twin.link(inner.component.name, inner.component.href) }))]
      : []),
  ].join('')
}

interface Part { label: string, schema?: Schema, bare?: boolean }

/** A schema without a name of its own. The items of a plain list have their body beside them. */
function writePart(twin: Twin, { label, schema, bare = false }: Part, depth: number): string {
  if (schema === undefined)
    return item(depth, label)
  const facts = [twin.prose(schema.description), ...writeFacts(twin, schema)]
  if (bare && facts.join('') === '')
    return ''
  return item(depth, `${label} (${escapeText(schema.label)})`, facts) + (bare ? '' : writeBody(twin, schema, depth + 1))
}

function writeVariants(twin: Twin, { kind, discriminator, extends: isMore, options }: Variants, depth: number): string {
  const { t } = twin
  const lead = t(isMore ? 'made.twin.withFields' : kind === 'oneOf' ? 'made.twin.option' : 'made.twin.anyOption')
  return options.map(({ label, value, aliases = [], fallback, schema }) => {
    const values = (value === undefined ? [] : [value, ...aliases]).map(code).join(', ')
    const isMarked = discriminator !== undefined && (value !== undefined || fallback === true)
    const mark = isMarked
      ? t('made.twin.told', { name: code(discriminator), values: [values, fallback ? t('made.twin.otherwise') : ''].filter(Boolean).join(', ') })
      : ''
    return item(depth, `${lead} **${escapeText(label)}** (${escapeText(schema.label)})`, [
      mark,
      twin.prose(schema.description),
      ...writeFacts(twin, schema),
    ]) + writeBody(twin, schema, depth + 1)
  }).join('')
}

function keyOf(t: Twin['t'], { name, pattern, hasFields }: { name?: string | undefined, pattern?: string | undefined, hasFields: boolean }): string {
  const placeholder = name === undefined ? '' : code(`{${name}}`)
  if (pattern !== undefined)
    return [placeholder, t('made.twin.keys', { pattern: code(pattern) })].filter(Boolean).join(', ')
  return placeholder === '' ? t(hasFields ? 'made.twin.otherKey' : 'made.twin.anyKey') : placeholder
}

/** An item of a list; what says more of it stands on lines below. */
function item(depth: number, head: string, more: string[] = []): string {
  const lines = more.filter(text => text !== '').map(text => `${'  '.repeat(depth + 1)}${indent(text, depth + 1)}`)
  return [`${'  '.repeat(depth)}- ${head}`, ...lines].join('\n').concat('\n')
}

/** Fields of the n-th schema of a body have anchors of their own. */
