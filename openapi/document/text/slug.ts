import { hashText } from './hash.ts'

/** A file name may have 255 bytes, and a letter takes up to four of them. */
const maxLength = 60

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
    return `x-${hashText(text)}`
  return [...words].length > maxLength
    ? `${[...words]
      .slice(0, maxLength - 8)
      .join('')
      .replace(/-+$/, '')}-${hashText(text)}`
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
