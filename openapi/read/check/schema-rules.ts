import type { ApiDocument, Report, Tell } from '../../document/document.ts'
import { joinPointer } from '../../document/json/pointer.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { typeOf } from '../../schema/label.ts'
import { isExplosive } from '../../schema/pattern/explosive.ts'
import { walk } from '../../document/grammar/walk.ts'
import { isObject } from '../../document/json/value.ts'

const bounds = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
  ['minContains', 'maxContains'],
] as const

/** Reports schemas that contradict themselves: no value can be valid, or no validator can read them. */
export function checkSchemas({ root }: ApiDocument, tell: Tell): void {
  walk(root, (node, { kind, pointer }) => {
    if (kind !== 'schema')
      return
    const warn: Warn = (key, what) => tell({ ...what, pointer: `${pointer()}/${key}` })
    for (const [low, high] of bounds) {
      const [least, most] = [node[low], node[high]]
      if (typeof least === 'number' && typeof most === 'number' && least > most) {
        warn(low, {
          rule: 'contradiction',
          message: `"${low}" is ${least} and "${high}" is ${most}: no value is valid.`,
          advice: 'exchange them, or correct one',
        })
      }
    }
    if (typeof node.pattern === 'string')
      checkPattern(node.pattern, 'pattern', warn)
    for (const pattern of Object.keys(isObject(node.patternProperties) ? node.patternProperties : {}))
      checkPattern(pattern, joinPointer('patternProperties', pattern), warn)
    checkEnum(node, warn)
    checkTypes(node, warn)
    checkRequired(node, warn)
  })
}

type Warn = (key: string, what: Omit<Report, 'pointer'>) => void

/** JSON Schema asks for patterns of ECMA-262, with Unicode; what only reads without is common, and read. */
function checkPattern(pattern: string, key: string, warn: Warn): void {
  for (const flags of ['u', '']) {
    try {
      void new RegExp(pattern, flags)
      return checkCost(pattern, key, warn)
    }
    catch {
      continue
    }
  }
  warn(key, {
    rule: 'pattern',
    message: `"${pattern}" is no regular expression of ECMA-262.`,
    advice: 'correct it: it allows everything until then',
  })
}

function checkCost(pattern: string, key: string, warn: Warn): void {
  if (isExplosive(pattern)) {
    warn(key, {
      rule: 'slow-pattern',
      message: `"${pattern}" can read some texts in so many ways that a short one takes minutes.`,
      advice: 'let no part repeat what another one repeats',
    })
  }
}

/** Values of another type than the schema's can never be sent. */
function checkTypes({ type, enum: values, const: constant }: PlainObject, warn: Warn): void {
  const types = type === undefined ? [] : [type].flat().map(String)
  const fits = (value: unknown) => {
    const own = typeOf(value)
    return types.includes(own) || (own === 'integer' && types.includes('number'))
  }
  if (types.length === 0)
    return
  const list: unknown[] = Array.isArray(values) ? values : []
  const index = list.findIndex(value => !fits(value))
  const advice = `write ${/^[aeiou]/.test(types[0] ?? '') ? 'an' : 'a'} ${types.join(' or ')}, or correct the type`
  const tell = (key: string, value: unknown) =>
    warn(key, { rule: 'enum-type', message: `${JSON.stringify(value)} is not of the type ${types.join(' or ')}.`, advice })
  if (index >= 0)
    tell(`enum/${index}`, list[index])
  if (constant !== undefined && !fits(constant))
    tell('const', constant)
}

function checkEnum({ enum: values }: PlainObject, warn: Warn): void {
  if (!Array.isArray(values))
    return
  if (values.length === 0)
    return warn('enum', { rule: 'contradiction', message: '"enum" is empty: no value is valid.', advice: 'list its values, or leave it out' })
  const seen = new Set<string>()
  const doubled = values.findIndex((value) => {
    const text = JSON.stringify(value)
    return seen.size === seen.add(text).size
  })
  if (doubled >= 0) {
    warn(`enum/${doubled}`, {
      rule: 'duplicate-value',
      message: `${JSON.stringify(values[doubled])} is in "enum" twice.`,
      advice: 'keep one of them',
    })
  }
}

function checkRequired(
  { required, properties, additionalProperties, patternProperties, allOf, anyOf, oneOf, $ref }: PlainObject,
  warn: Warn,
): void {
  if (
    additionalProperties !== false
    || !Array.isArray(required)
    || patternProperties !== undefined
    || allOf !== undefined
    || anyOf !== undefined
    || oneOf !== undefined
    || $ref !== undefined
  ) {
    return
  }
  for (const [index, name] of required.entries()) {
    if (!Object.hasOwn(isObject(properties) ? properties : {}, String(name))) {
      warn(`required/${index}`, {
        rule: 'contradiction',
        message: `"${String(name)}" is required, and no property of that name is allowed.`,
        advice: 'describe it in "properties"',
      })
    }
  }
}
