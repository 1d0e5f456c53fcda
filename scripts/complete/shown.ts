import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listPageFiles } from '../../site/hosting/folders.ts'

/** What a built page shows, read from its HTML as a reader without scripts gets it. */
export interface ShownPage {
  file: string
  /** `POST /users` on the page of an operation. */
  operation?: string
  /** `User` on the page of a schema. */
  schema?: string
  /** Names of parameters, headers and properties. */
  fields: Set<string>
  statuses: Set<string>
  /** The page's text without white space, in which examples are looked for. */
  text: string
}

/** Reads the pages of an API one by one: there may be thousands. */
export function* readPages(folder: string): Generator<ShownPage> {
  for (const file of listPageFiles(folder))
    yield readPage(file, readFileSync(join(folder, file), 'utf8'))
}

/** The HTML is our own and well-formed; `>` and `<` stand in no attribute. */
function readPage(file: string, html: string): ShownPage {
  const main = html
    .slice(html.indexOf('<main'))
    .replace(/<script\b[\s\S]*?<\/script>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replaceAll('<wbr>', '')
  const method = /<span class="MethodMark"[^>]*>([^<]*)<\/span>\s*<code class="path"/.exec(main)
  const path = /<code class="path"[^>]*>([\s\S]*?)<\/code>/
    .exec(main)?.[1]
    ?.replace(/<span class="prefix"[^>]*>[^<]*<\/span>/, '')
  const name = /<div class="[^"]*\bSchemaView\b[\s\S]*?<h1[^>]*>([\s\S]*?)<\/h1>/.exec(main)?.[1]
  return {
    file,
    ...(method?.[1] !== undefined
      && path !== undefined
      && /\bOperationView\b/.test(main) && {
      operation: `${toText(method[1]).trim()} ${toText(path).trim()}`,
    }),
    ...(name !== undefined && { schema: toText(name).trim() }),
    fields: listTexts(main, /<a class="name"[^>]*>([^<]*)<\/a>/g),
    statuses: listTexts(main, /<span class="status"[^>]*>([^<]*)<\/span>/g),
    text: toText(main).replace(/\s+/g, ''),
  }
}

function listTexts(html: string, pattern: RegExp): Set<string> {
  return new Set([...html.matchAll(pattern)].map(([, text = '']) => toText(text).trim()))
}

function toText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&#x([\da-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}
