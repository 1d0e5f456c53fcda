/** Names that mean something else on the site or on a disk: VitePress's own pages, our routes, Windows devices. */
const reserved = new Set([
  'index',
  '404',
  'mock',
  'explorer',
  'schemas',
  'con',
  'prn',
  'aux',
  'nul',
  ...Array.from({ length: 10 }, (_, n) => [`com${n}`, `lpt${n}`]).flat(),
])

/** File names hold 255 bytes, and a letter takes up to four. */
const maxLength = 60

/** Gives each key a slug of its own; the first to ask keeps the plain form, those after it are numbered. */
export type Slugger = (key: string, text: string) => string

/**
 * Creates the slugs of one folder. Slugs that were published before (`previous`, by key) are kept for their owners,
 * whoever asks first.
 */
export function createSlugger(published: ReadonlyMap<string, string> = new Map()): Slugger {
  const previous = new Map([...published].filter(([, slug]) => !isReserved(slug)))
  const used = new Set([...reserved, ...previous.values()])
  const counts = new Map<string, number>()
  return (key, text) => {
    const known = previous.get(key)
    if (known !== undefined)
      return known
    const plain = toSlug(text)
    let slug = plain
    for (let count = counts.get(plain) ?? 2; used.has(slug); count++) {
      slug = `${plain}-${count}`
      counts.set(plain, count + 1)
    }
    used.add(slug)
    return slug
  }
}

/** Whether a slug means something else on the site or on a disk. */
export function isReserved(slug: string): boolean {
  return reserved.has(slug)
}

/** The slugs whose owners still exist: those of others are free again, for a page that was only renamed to take. */
export function slugsOf(
  owners: Iterable<string>,
  published: Readonly<Record<string, string>> = {},
): Map<string, string> {
  const slugs = new Map(Object.entries(published))
  return new Map(
    [...owners].flatMap((owner) => {
      const slug = slugs.get(owner)
      return slug === undefined ? [] : [[owner, slug] as const]
    }),
  )
}

/** `listUsers` → `list-users`. Lower case, so that two slugs never differ by case alone; safe in paths and file names. */
export function toSlug(text: string): string {
  const words =
    text
      .slice(0, 2000)
      .normalize('NFKD')
      .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
      .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1-$2')
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1-$2')
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)
      ?.join('-') ?? ''
  if (words === '')
    return `x-${hash(text)}`
  return [...words].length > maxLength
    ? `${[...words]
      .slice(0, maxLength - 8)
      .join('')
      .replace(/-+$/, '')}-${hash(text)}`
    : words
}

/** `list_users`, `listUsers`, `list-users` → `List users`: the title of something that only has an id. */
export function toTitle(text: string): string {
  const words = text
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .split(/[\s\-_/.]+/)
    .filter(Boolean)
    .map(word => (/^\p{Lu}+$/u.test(word) && word.length > 1 ? word : word.toLowerCase()))
    .join(' ')
  return words === '' ? text : words[0]?.toUpperCase() + words.slice(1)
}

/** Seven characters that stay the same for the same text (FNV-1a, 32 bits). */
export function hash(text: string): string {
  let sum = 0x811C9DC5
  for (let index = 0; index < text.length; index++)
    sum = Math.imul(sum ^ text.charCodeAt(index), 0x01000193)
  return (sum >>> 0).toString(36).padStart(7, '0')
}
