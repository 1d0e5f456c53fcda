import type { Schema as SpecSchema } from '../document/openapi.ts'
import type { Choice } from './flat-schema.ts'
import type { LabelContext } from './label.ts'
import type { ChoiceOption } from './variant.ts'
import { stringifyExact } from '../document/json/numerals.ts'
import { flatten } from './flatten.ts'
import { labelsInEnglish } from './label-phrases.ts'
import { toLabel } from './label.ts'
import { listOptions, mappedValues } from './variant.ts'

/** An option as a reader chooses it. */
export interface VariantOption extends ChoiceOption {
  label: string
}

/**
 * The options of a choice, named for a reader: by the discriminator's value, else by the title given
 * here, else by the component, else by the option's own title or type.
 */
export function toOptions(context: LabelContext, choice: Choice): VariantOption[] {
  const options = listOptions(context, choice).map((option): VariantOption => {
    const { schema, value, aliases = [] } = option
    // Of several values that no mapping names, none is the option's name.
    const isName = aliases.length === 0 || mappedValues(context, choice, schema).length > 0
    return { ...option, label: (isName ? value : undefined) ?? labelOf(context, schema) }
  })
  return options.map((option, index) => {
    const same = options.filter(({ label }) => label === option.label).length
    return same > 1 ? { ...option, label: distinguish(context, option, index) } : option
  })
}

function labelOf(context: LabelContext, schema: SpecSchema): string {
  const flat = flatten(context.document, schema)
  const { component, keywords: { title } } = flat
  const own = component && flatten(context.document, { $ref: component.pointer }).keywords.title
  return (title !== own ? title : undefined) ?? component?.name ?? toLabel(context, flat)
}

/** Names an option apart from another of the same name: by its required properties, its constants, or its number. */
function distinguish(context: LabelContext, option: VariantOption, index: number): string {
  const { keywords } = flatten(context.document, option.schema)
  const required = keywords.required?.join(', ')
  if (required)
    return (context.t ?? labelsInEnglish)('model.optionWith', { option: option.label, names: required })
  if (keywords.const !== undefined || keywords.enum)
    return stringifyExact(keywords.const ?? keywords.enum)
  return `${option.label} ${index + 1}`
}
