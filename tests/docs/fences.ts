import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A fence of a guide: its language, the file that its title names, and what is in it. */
export interface Fence {
  lang: string
  title?: string
  text: string
}

export function listFences(guide: string): Fence[] {
  const parts = readFileSync(join('docs/guide', guide), 'utf8').split(/^```/m)
  return parts.filter((_, index) => index % 2 === 1).map((part) => {
    const end = part.indexOf('\n')
    const title = /\[([^\]]+)\]/.exec(part.slice(0, end))?.[1]
    return { lang: /^\w*/.exec(part)?.[0] ?? '', ...(title !== undefined && { title }), text: part.slice(end + 1) }
  })
}

/** Writes the files that a guide shows, and lists the commands that it tells to run there. */
export function followGuide(guide: string, root: string): string[] {
  const fences = listFences(guide)
  for (const { title, text } of fences) {
    if (title === undefined)
      continue
    mkdirSync(dirname(join(root, title)), { recursive: true })
    writeFileSync(join(root, title), text)
  }
  return fences.filter(({ lang }) => lang === 'sh').flatMap(({ text }) => text.trim().split('\n'))
}
