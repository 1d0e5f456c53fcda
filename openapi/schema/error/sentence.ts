import type { Violation } from './error-facts.ts'

/** `email must be a valid email`. */
export function sentence({ in: location, pointer, message }: Violation): string {
  const name = pointer.slice(1).replaceAll('/', '.')
  return name === '' ? message : location === 'body' ? `${name} ${message}` : `${location} parameter ${name} ${message}`
}
