/** FNV-1a, 32 bits. */
export function hash(text: string): number {
  let value = 0x811C9DC5
  for (let index = 0; index < text.length; index++)
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  return value >>> 0
}

/** Seven characters that stay the same for the same text. */
export function hashText(text: string): string {
  return hash(text).toString(36).padStart(7, '0')
}
