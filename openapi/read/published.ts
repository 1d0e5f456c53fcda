import type { PublishedSlugs, Report } from '../document/document.ts'
import type { Source } from './syntax/parsed.ts'
import { isAnchor, unfoldAnchors } from '../document/text/anchor-line.ts'
import { joinPointer } from '../document/json/pointer.ts'
import { isObject } from '../document/json/value.ts'

const word = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:-[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*$/u

/** What may stand in each section, in words and as a test. */
const sections: Record<keyof PublishedSlugs, { example: string, accepts: (value: string, key: string) => boolean }> = {
  tags: { example: 'users', accepts: isSlug },
  operations: { example: 'users/create-user', accepts: value => isPath(value, 2) },
  schemas: { example: 'user', accepts: isSlug },
  anchors: {
    example: 'body-{email,name},response-{201,422}',
    accepts: (line, path) => isPath(path, 2) && unfoldAnchors(line) !== undefined,
  },
  redirects: {
    example: '"users/add-user": "users/create-user"',
    accepts: (target, source) => {
      const [page = '', anchor] = source.split('#')
      return (isPath(page, 1) || isPath(page, 2))
        && (anchor === undefined ? isTarget(target) : isAnchor(anchor) && isOnPage(page, target))
    },
  },
}

/** Reads a lockfile; what in it is no slug is reported and left out, so that no other file than a page's is ever written. */
export function parsePublished(
  { value, problems }: Pick<Source, 'value' | 'problems'>,
  report: (report: Report) => void,
): PublishedSlugs {
  const published: PublishedSlugs = {
    tags: {},
    operations: {},
    schemas: {},
    anchors: {},
    redirects: {},
  }
  if (!isObject(value)) {
    if (problems.length === 0) {
      report({
        rule: 'slugs',
        pointer: '#',
        message: 'The file is not a lockfile of slugs.',
        advice: 'write one with specimen check --write-slugs',
      })
    }
    return published
  }
  for (const [name, section] of Object.entries(value)) {
    if (!isSection(name) || !isObject(section)) {
      report({
        rule: 'slugs',
        pointer: joinPointer('#', name),
        message: `A lockfile of slugs has no "${name}" of this kind.`,
        advice: 'it holds the objects "tags", "operations", "schemas", "anchors" and "redirects"',
      })
      continue
    }
    published[name] = readSection(name, section, report)
  }
  return published
}

function readSection(
  name: keyof PublishedSlugs,
  section: Record<string, unknown>,
  report: (report: Report) => void,
): Record<string, string> {
  const { example, accepts } = sections[name]
  const owners = new Map<string, string>()
  const tell = (key: string, message: string, advice: string) =>
    report({
      rule: 'slugs',
      pointer: joinPointer('#', name, key),
      message,
      advice,
    })
  return Object.fromEntries(
    Object.entries(section).filter((entry): entry is [string, string] => {
      const [key, slug] = entry
      if (typeof slug !== 'string' || !accepts(slug, key)) {
        tell(key, `"${key}" has no address that a page can have.`, `write one like ${example}`)
        return false
      }
      const owner = owners.get(slug)
      if (name !== 'redirects' && name !== 'anchors' && owner !== undefined) {
        tell(key, `"${slug}" is given to "${owner}" already.`, 'give each its own')
        return false
      }
      owners.set(slug, key)
      return true
    }),
  )
}

function isSection(name: string): name is keyof PublishedSlugs {
  return Object.hasOwn(sections, name)
}

function isSlug(text: string): boolean {
  return text.length <= 80 && word.test(text) && text === text.toLowerCase().normalize('NFC')
}

function isPath(path: string, depth: number): boolean {
  const segments = path.replace(/\/$/, '').split('/')
  return segments.length === depth && segments.every(isSlug)
}

/** A page, or one of its anchors: what moves to another page is not followed there without a script. */
function isOnPage(page: string, target: string): boolean {
  const [path, anchor] = target.split('#')
  return path === page && (anchor === undefined || isAnchor(anchor))
}

/** A page of this API, or another page of the site. */
function isTarget(target: string): boolean {
  const [path = ''] = target.split('#', 1)
  return path === ''
    || isPath(path, 1)
    || isPath(path, 2)
    || /^\/(?:[\p{L}\p{M}\p{N}.-]+\/)*[\p{L}\p{M}\p{N}-]*$/u.test(path)
}
