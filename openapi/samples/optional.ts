import type { Operation, Property, Schema } from '../model/types.ts'

/** Whether an operation has optional fields, which are left out where only required ones are sent. */
export function hasOptional({ parameters, requestBody }: Operation): boolean {
  return parameters.some(
    ({ required, deprecated, examples: [first] }) => !required && !deprecated && first && !first.generated,
  )
  || (requestBody !== undefined
    && (!requestBody.required
      || requestBody.content.some(
        ({ schema }) =>
          schema !== undefined
          && [...declaredProperties(schema).values()].some(({ required, schema }) => !required && !schema.readOnly),
      )))
}

/** Whether an operation has fields that a sample leaves out unless all are asked for. */
export function hasMore({ parameters, requestBody }: Operation): boolean {
  return requestBody?.content.some(({ examples }) => examples.some(({ full }) => full !== undefined)) === true
    || parameters.some(({ required, deprecated, examples: [first] }) => !required && !deprecated && first?.generated)
}

/** A property that an option of a `oneOf` asks for may be what makes the value that option: it counts as required. */
export function declaredProperties({ properties = [], variants = [] }: Schema): Map<string, Property> {
  const declared = new Map(properties.map(property => [property.name, property]))
  for (const { discriminator, options } of variants) {
    for (const { schema } of options) {
      for (const property of declaredProperties(schema).values()) {
        const known = declared.get(property.name)
        if (!known || (!known.required && property.required))
          declared.set(property.name, property)
      }
    }
    const mark = discriminator === undefined ? undefined : declared.get(discriminator)
    if (mark)
      declared.set(mark.name, { ...mark, required: true })
  }
  return declared
}
