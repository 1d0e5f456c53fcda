/** A regular expression that matches the text itself: each character with a meaning of its own is escaped. */
export function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
