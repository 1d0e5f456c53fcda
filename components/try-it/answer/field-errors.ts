/** A message of an answer about one field. */
export interface FieldError {
  path: string[]
  message: string
}

const PLACES = [
  'pointer',
  'instancePath',
  'parameter',
  'field',
  'path',
  'param',
  'property',
  'loc',
  'name',
  'key',
  'source',
]
const WORDS = ['message', 'detail', 'rule', 'reason', 'msg', 'error', 'description', 'title', 'code']
const MAX_ERRORS = 100

/**
 * Finds the fields that an error answer names, whatever its form: lists of objects with a place and words (RFC 9457's
 * `errors` with `pointer`, and its many relatives), or an object from field names to words.
 */
export function readFieldErrors(body: unknown): FieldError[] {
  const errors: FieldError[] = []
  visit(body, 0)
  return errors.slice(0, MAX_ERRORS)

  function visit(value: unknown, depth: number): void {
    if (depth > 4 || errors.length >= MAX_ERRORS || typeof value !== 'object' || value === null)
      return
    if (Array.isArray(value)) {
      for (const item of value) {
        const error = toFieldError(item)
        if (error)
          errors.push(error)
        else
          visit(item, depth + 1)
      }
      return
    }
    for (const [key, item] of Object.entries(value)) {
      if (/errors|fields|violations|invalid/i.test(key) && isWordsByField(item)) {
        errors.push(
          ...Object.entries(item).map(([name, words]) => ({
            path: toPath(name),
            message: [words].flat().join(' '),
          })),
        )
      }
      else {
        visit(item, depth + 1)
      }
    }
  }
}

/** The field that an error names: by its whole path, by its last step, or by its first. */
export function matchField(path: string[], names: string[]): string | undefined {
  const steps = path.map(step => step.toLowerCase())
  const find = (wanted: string | undefined): string | undefined => names.find(name => name.toLowerCase() === wanted)
  return find(path.join('.').toLowerCase()) ?? steps.map(find).find(name => name !== undefined)
}

function toFieldError(item: unknown): FieldError | undefined {
  if (typeof item !== 'object' || item === null)
    return undefined
  const record = item as Record<string, unknown>
  const place = PLACES.map(key => (Object.hasOwn(record, key) ? placeOf(record[key]) : undefined)).find(Boolean)
  const message = WORDS.map(key => record[key]).find(
    (words): words is string => typeof words === 'string' && words !== place,
  )
  return place !== undefined && message !== undefined ? { path: toPath(place), message } : undefined
}

/** A place may be an object of its own, as JSON:API's `source` is, or a list of steps. */
function placeOf(value: unknown): string | undefined {
  if (typeof value === 'string')
    return value
  if (Array.isArray(value))
    return value.join('.')
  return typeof value === 'object' && value !== null
    ? PLACES.map(key => (value as Record<string, unknown>)[key]).find((one): one is string => typeof one === 'string')
    : undefined
}

function isWordsByField(value: unknown): value is Record<string, string | string[]> {
  return typeof value === 'object'
    && value !== null
    && !Array.isArray(value)
    && Object.keys(value).length > 0
    && Object.values(value).every(
      words => typeof words === 'string' || (Array.isArray(words) && words.every(word => typeof word === 'string')),
    )
}

/** `/body/email`, `#/email`, `body.address.city` and `items[0].name` are all paths. */
function toPath(place: string): string[] {
  return place
    .replace(/^#/, '')
    .split(/[/.[\]]+/)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .filter(Boolean)
}
