import type { Context } from './context.ts'
import type { FlatSchema } from '../schema/flat-schema.ts'
import type { Deprecation, Schema } from './types.ts'
import { toBounds, toConstraints, toPatterns } from './schema/constraint.ts'
import { toEnum } from './schema/enum.ts'
import { namedBadges } from './badge.ts'
import { toExternalDocs } from './external-docs.ts'
import { stringifyExact } from '../document/json/numerals.ts'
import { numeralOf } from '../schema/example/numeral.ts'
import { flatten } from '../schema/flatten.ts'
import { knownTypes, toLabel } from '../schema/label.ts'
import { toXmlHint } from './schema/xml.ts'
import { remember } from '../document/remember.ts'

/** Values beyond this number are shown as plain text, since thousands of chips would make a page heavy. */
const maxEnum = 100
const maxExamples = 5

const cache = new WeakMap<Context, WeakMap<FlatSchema, Schema>>()

/** Describes a schema without its parts, which the walk adds. */
export function describeSchema(context: Context, flat: FlatSchema): Schema {
  return remember(remember(cache, context, () => new WeakMap()), flat, () => describe(context, flat))
}

function describe(context: Context, flat: FlatSchema): Schema {
  const { keywords, component } = flat
  const values = toEnum(context, flat)
  const href = component && context.schemaHref(component.name)
  const own = component && titleOf(context, component.pointer)
  return compact({
    label: toLabel(context, flat),
    types: flat.nullable ? [...new Set([...knownTypes(flat), 'null' as const])] : knownTypes(flat),
    constraints: toConstraints(flat, context.t),
    patterns: toPatterns(flat),
    examples: examplesOf(context, flat),
    component: component && compact({ name: component.name, href, title: own }),
    title: text(keywords.title) === own ? undefined : text(keywords.title),
    description: context.prose(keywords.description),
    nullText: context.prose(flat.nullText),
    format: text(keywords.format),
    const: Object.hasOwn(keywords, 'const')
      ? (numeralOf(context.document, flat.sources[0] ?? true, keywords.const) ?? stringifyExact(keywords.const))
      : undefined,
    enum: values?.slice(0, maxEnum),
    enumMore: values && values.length > maxEnum ? values.slice(maxEnum).map(({ text }) => text) : undefined,
    default: Object.hasOwn(keywords, 'default')
      ? (numeralOf(context.document, flat.sources[0] ?? true, keywords.default) ?? stringifyExact(keywords.default))
      : undefined,
    deprecated: keywords.deprecated === true || undefined,
    deprecation: toDeprecation(context, keywords),
    badges: namedBadges(keywords),
    readOnly: keywords.readOnly === true || undefined,
    writeOnly: keywords.writeOnly === true || undefined,
    externalDocs: toExternalDocs(context, keywords.externalDocs),
    contentMediaType: text(keywords.contentMediaType),
    contentEncoding: text(keywords.contentEncoding),
    xml: toXmlHint(keywords.xml, context.t),
    bounds: toBounds(flat),
  })
}

/** The title in a component itself; a title beside a reference is about one use. */
function titleOf({ document }: Context, $ref: string): string | undefined {
  return text(flatten(document, { $ref }).keywords.title)
}

function examplesOf({ document }: Context, { keywords, sources }: FlatSchema): string[] {
  const all = [
    ...(Array.isArray(keywords.examples) ? keywords.examples : []),
    ...(Object.hasOwn(keywords, 'example') ? [keywords.example] : []),
  ]
  return [
    ...new Set(
      all
        .slice(0, maxExamples)
        .map(example =>
          typeof example === 'string'
            ? example
            : (numeralOf(document, sources[0] ?? true, example) ?? stringifyExact(example)),
        ),
    ),
  ].filter(example => example.length <= 200)
}

/** Why something is deprecated and when it goes away, as the extensions of schemas, parameters and operations say it. */
export function toDeprecation(
  context: Pick<Context, 'prose'>,
  source: { [extension: `x-${string}`]: unknown },
): Deprecation | undefined {
  const description = context.prose(source['x-deprecated-description'])
  const sunset = text(source['x-deprecated-sunset'])
  return description || sunset ? compact({ description, sunset }) : undefined
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Leaves out what is undefined: pages carry this as JSON. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
}
