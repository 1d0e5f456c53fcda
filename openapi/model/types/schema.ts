import type { JsonType } from '../../document/openapi.ts'
import type { Badge, Deprecation, ExternalDocs } from './marks.ts'
import type { Prose } from './prose.ts'

/**
 * A JSON Schema as a reader sees it. Text constraints are ready to print; `properties` and `variants` nest.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-validation
 */
export interface Schema {
  /** The type in words, `string`, `array of User`, `integer or null`. */
  label: string
  types: JsonType[]
  /** Set when this is a component, with the title it gives itself; `href` only where it has a page. */
  component?: { name: string, href?: string, title?: string }
  /** The title at this place, not that of the component. */
  title?: string
  description?: Prose
  /** What null means, where the spec says so. */
  nullText?: Prose
  format?: string
  /** Chips in words: `3–40 characters`, `at least 1`, `pattern ^[a-z]+$`. */
  constraints: string[]
  /** Regular expressions that a text has to match. */
  patterns?: string[]
  /** As JSON text. */
  const?: string
  enum?: EnumValue[]
  /** The values after the first hundred, as text alone. */
  enumMore?: string[]
  default?: string
  examples: string[]
  deprecated?: boolean
  deprecation?: Deprecation
  badges?: Badge[]
  readOnly?: boolean
  writeOnly?: boolean
  externalDocs?: ExternalDocs
  contentMediaType?: string
  contentEncoding?: string
  xml?: string
  properties?: Property[]
  /** Components whose fields it also has, where the page had room for its own fields only. */
  bases?: { name: string, href: string }[]
  /** How many properties the budget left out. */
  omitted?: number
  /** The names of those, the first hundreds. */
  omittedNames?: string[]
  /** Keys that match a pattern, or any further key; some have a name (`x-additionalPropertiesName`). */
  additional?: { name?: string, pattern?: string, schema: Schema }[]
  /** `additionalProperties: false`, `items: false` and their kin. */
  closed?: boolean
  items?: Schema
  tuple?: Schema[]
  variants?: Variants[]
  /** `not`, `if`, `dependentSchemas`, `contains`, `propertyNames`, …: a sentence and the schema it speaks of. */
  conditions?: { text: string, schema?: Schema }[]
  /** The walker stopped here: the rest is on the component's page. */
  cut?: 'recursive' | 'budget'
  /** `minLength`, `maximum`, … as numbers for the controls of a form. */
  bounds?: {
    minLength?: number
    maxLength?: number
    minimum?: number
    maximum?: number
    pattern?: string
    multipleOf?: number
    minItems?: number
    maxItems?: number
  }
}

export interface EnumValue {
  text: string
  value: unknown
  description?: Prose
}

export interface Property {
  name: string
  /** Unique on the page, with its parents: `body-address-city`. */
  anchor: string
  required: boolean
  schema: Schema
}

export interface Variants {
  kind: 'oneOf' | 'anyOf'
  discriminator?: string
  /** The options add to the fields beside them; each shows only what it adds. */
  extends?: boolean
  options: VariantOption[]
}

export interface VariantOption {
  label: string
  /** The value of the discriminator that means this option. */
  value?: string
  /** Further values that mean it too. */
  aliases?: string[]
  /** Whether this option is meant where the discriminator is absent or has another value. */
  fallback?: boolean
  schema: Schema
}
