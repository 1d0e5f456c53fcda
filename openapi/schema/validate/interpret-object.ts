import type { Schema, SchemaObject } from '../../document/openapi.ts'
import type { Place, Run, Seen } from './interpret-run.ts'
import { joinPointer } from '../../document/resolve.ts'
import { merge, report } from './interpret-run.ts'

/** What a schema says of objects. */
export function checkObject(run: Run, schema: SchemaObject, place: Place, seen: Seen): void {
  const value = place.value as Record<string, unknown>
  const {
    maxProperties,
    minProperties,
    required = [],
    propertyNames,
    dependentRequired = {},
    dependentSchemas = {},
  } = schema
  const names = Object.keys(value)
  if (maxProperties !== undefined && names.length > maxProperties)
    report(run, place, 'maxProperties', { limit: maxProperties })
  if (minProperties !== undefined && names.length < minProperties)
    report(run, place, 'minProperties', { limit: minProperties })
  const isMissing = (name: string): boolean => !Object.hasOwn(value, name)
  for (const missingProperty of required.filter(isMissing))
    report(run, place, 'required', { missingProperty })
  for (const name of propertyNames === undefined ? [] : names) {
    if (!run.check(propertyNames ?? true, { value: name, path: place.path }, {}))
      report(run, place, 'propertyNames', { propertyName: name }, 'property name must be valid')
  }
  checkProperties(run, schema, place, value, seen)
  for (const [property, others] of Object.entries(dependentRequired)) {
    for (const missingProperty of isMissing(property) ? [] : others.filter(isMissing)) {
      report(run, place, 'dependentRequired', {
        property,
        missingProperty,
        depsCount: others.length,
        deps: others.join(', '),
      })
    }
  }
  for (const [name, child] of Object.entries(dependentSchemas)) {
    if (!isMissing(name))
      run.check(child, place, seen)
  }
  checkUnevaluated(run, schema.unevaluatedProperties, place, value, seen)
}

function checkProperties(
  run: Run,
  schema: SchemaObject,
  { path, ...place }: Place,
  value: Record<string, unknown>,
  seen: Seen,
): void {
  const { properties = {}, patternProperties = {}, additionalProperties } = schema
  const below = (name: string): Place => ({ value: value[name], path: joinPointer(path, name) })
  const patterns = Object.entries(patternProperties).map(([source, child]) => ({
    pattern: run.patternOf(source),
    child,
  }))
  for (const name of additionalProperties === undefined ? [] : Object.keys(value)) {
    if (Object.hasOwn(properties, name) || patterns.some(({ pattern }) => pattern.test(name)))
      continue
    if (additionalProperties === false)
      report(run, { path, ...place }, 'additionalProperties', { additionalProperty: name })
    else
      run.check(additionalProperties ?? true, below(name), {})
  }
  for (const [name, child] of Object.entries(properties)) {
    if (Object.hasOwn(value, name))
      run.check(child, below(name), {})
  }
  const matched: string[] = []
  for (const { pattern, child } of patterns) {
    for (const name of Object.keys(value).filter(name => pattern.test(name))) {
      matched.push(name)
      run.check(child, below(name), {})
    }
  }
  merge(seen, { names: additionalProperties !== undefined || new Set([...Object.keys(properties), ...matched]) })
}

function checkUnevaluated(
  run: Run,
  schema: Schema | undefined,
  place: Place,
  value: Record<string, unknown>,
  seen: Seen,
): void {
  if (schema === undefined || seen.names === true)
    return
  for (const name of Object.keys(value).filter(name => !(seen.names as Set<string> | undefined)?.has(name))) {
    if (schema === false) {
      report(run, place, 'unevaluatedProperties', { unevaluatedProperty: name })
    }
    else {
      run.check(schema, { value: value[name], path: joinPointer(place.path, name) }, {})
    }
  }
  seen.names = true
}
