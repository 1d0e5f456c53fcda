import type { PlainObject } from '../../../document/json/value.ts'
import type { Check } from '../structure-state.ts'
import { tell } from '../structure-state.ts'

/** What is read by people, and what stands in the title of a page. */
const shown = new Set(['title', 'summary', 'description', 'name'])

/** HTML has no way to hold most control characters: a page would not come to life where one stands. */
export function checkCharacters(check: Check, node: PlainObject, key: string): void {
  const text = node[key]
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  const control = /[\0-\x08\v\f\x0E-\x1F\x7F]/g
  if (!shown.has(key) || typeof text !== 'string' || !control.test(text))
    return
  tell(check, { rule: 'structure', message: `"${key}" holds control characters, which no page can show.`, advice: 'take them away' })
  node[key] = text.replace(control, '\uFFFD')
}
