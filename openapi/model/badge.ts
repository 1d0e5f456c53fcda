import { isObject } from '../document/json/value.ts'
import type { Badge } from './types.ts'

/** Words for maturity, in the extension's own spelling or another's. */
const maturity = ['x-state', 'x-stability', 'x-scalar-stability', 'x-fern-availability'] as const

/** Badges from `x-badges`, marks of maturity, and OpenAPI 3.2's tags of kind `badge`. */
export function toBadges(node: object, tagBadges: string[] = []): Badge[] {
  const extensions = node as Record<string, unknown>
  const badges = listNamed(node)
  const state = maturity.map(key => extensions[key]).find(value => typeof value === 'string')
  if (typeof state === 'string')
    badges.push({ name: state })
  else if (extensions['x-beta'] === true)
    badges.push({ name: 'beta' })
  return [...badges, ...tagBadges.map(name => ({ name }))].filter(
    ({ name }, index, all) => all.findIndex(badge => badge.name.toLowerCase() === name.toLowerCase()) === index,
  )
}

/** The badges that a field is given by name; undefined where there are none. */
export function namedBadges(node: object): Badge[] | undefined {
  const badges = listNamed(node)
  return badges.length > 0 ? badges : undefined
}

function listNamed(node: object): Badge[] {
  const named = (node as Record<string, unknown>)['x-badges']
  return (Array.isArray(named) ? named : []).flatMap((badge): Badge[] => {
    if (typeof badge === 'string')
      return [{ name: badge }]
    if (!isObject(badge) || typeof badge.name !== 'string')
      return []
    return [{ name: badge.name, ...(isColor(badge.color) && { color: badge.color }) }]
  })
}

/** Names and hexadecimal colours only: the value ends in a style rule. */
function isColor(color: unknown): color is string {
  return typeof color === 'string' && /^(?:#[\da-f]{3,8}|[a-z]{3,30})$/i.test(color)
}
