/** `categories` → `category`, `addresses` → `address`, `users` → `user`; what is not a plural stays. */
export function singular(plural: string): string {
  if (/ies$/i.test(plural)) {
    return plural.slice(0, -3) + (plural.endsWith('S') ? 'Y' : 'y')
  }
  if (/(?:ss|sh|ch|x|z)es$/i.test(plural))
    return plural.slice(0, -2)
  return /[^su]s$/i.test(plural) ? plural.slice(0, -1) : plural
}
