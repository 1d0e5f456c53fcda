import type { Schema as SpecSchema } from '../document/openapi.ts'
import type { Context } from './context.ts'
import type { Choice } from './flatten.ts'
import { componentName, isRef } from '../document/resolve.ts'
import { flatten } from './flatten.ts'
import { toJson } from './json.ts'
import { toLabel } from './label.ts'

export interface VariantOption { label: string, value?: string, schema: SpecSchema }

/**
 * The options of a choice as a reader picks them: by the discriminator's value, else title, else component, else type.
 *
 * @see https://spec.openapis.org/oas/v3.2.0#discriminator-object
 */
export function toOptions(context: Pick<Context, 'document'>, choice: Choice): VariantOption[] {
  const options = choice.options.map((schema) => {
    const value = valueOf(context, choice, schema)
    return {
      schema,
      ...(value !== undefined && { value }),
      label: value ?? labelOf(context, schema),
    }
  })
  return options.map((option, index) => {
    const same = options.filter(({ label }) => label === option.label).length
    return same > 1
      ? {
          ...option,
          label: distinguish(context, option, index),
        }
      : option
  })
}

/** The discriminator's value for an option: from the mapping, from a constant property, else the component's name. */
function valueOf(context: Pick<Context, 'document'>, { discriminator }: Choice, option: SpecSchema): string | undefined {
  if (!discriminator)
    return undefined
  const ref = isRef(option)
    ? option.$ref
    : undefined
  const name = ref === undefined
    ? undefined
    : componentName(ref)
  for (const [value, target] of Object.entries(discriminator.mapping ?? {})) {
    if (target === ref || (name !== undefined && target === name))
      return value
  }
  const property = flatten(context.document, option).keywords.properties?.[discriminator.propertyName]
  const keywords = property === undefined
    ? undefined
    : flatten(context.document, property).keywords
  const constant = keywords?.const ?? (keywords?.enum?.length === 1
    ? keywords.enum[0]
    : undefined)
  if (constant !== undefined)
    return String(constant)
  return discriminator.mapping && discriminatorIsExplicit(discriminator)
    ? undefined
    : name
}

function discriminatorIsExplicit(discriminator: { [extension: `x-${string}`]: unknown }): boolean {
  return discriminator['x-explicitMappingOnly'] === true
}

function labelOf(context: Pick<Context, 'document'>, schema: SpecSchema): string {
  const flat = flatten(context.document, schema)
  return flat.keywords.title ?? flat.component?.name ?? toLabel(context.document, flat)
}

/** Two options of one name are told apart by what they demand. */
function distinguish(context: Pick<Context, 'document'>, option: VariantOption, index: number): string {
  const { keywords } = flatten(context.document, option.schema)
  const required = keywords.required?.join(', ')
  if (required)
    return `${option.label} with ${required}`
  if (keywords.const !== undefined || keywords.enum)
    return toJson(keywords.const ?? keywords.enum, 0)
  return `${option.label} ${index + 1}`
}
