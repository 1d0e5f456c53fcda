import type { MarkdownRenderer } from 'vitepress'
import type { PageEnv } from './token.ts'
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve } from 'node:path'
import { toSlashes } from '../slashes.ts'

/** An include that cannot be followed: the build ends here, with the file and the line that asked for it. */
class IncludeError extends Error {
  override name = 'IncludeError'
  /** The mistake is in a page: where this file noticed it helps nobody. */
  override stack = undefined
}

interface Includer {
  docsRoot: string
  root: string
  /** The file whose text is being read, the page last. */
  chain: string[]
  /** Every file read on the way, for the dev server to watch. */
  seen: string[]
}

const INCLUDE = /!{3}\s*include(.+?)!{3}/gi

/**
 * `!!! include(path) !!!` is replaced by the file's text before anything is parsed, wherever it stands. A page's paths start
 * at the project's root, those of an included file at its own folder, so that a file which is a page too is also looked
 * for there; none leaves the docs folder, by link or otherwise.
 */
export function useIncludes(md: MarkdownRenderer, { docsRoot, root }: { docsRoot: string, root: string }): void {
  md.core.ruler.before('normalize', 'include', (state) => {
    if (state.inlineMode || !/!{3}\s*include/i.test(state.src))
      return
    const env = state.env as PageEnv
    const page = env.realPath ?? env.path
    const seen = (env.includes ??= [])
    state.src = expand(state.src, page ? [root, dirname(page)] : [root], {
      docsRoot,
      root,
      chain: page ? [page] : [],
      seen,
    })
  })
}

function expand(source: string, folders: string[], includer: Includer): string {
  return source.replace(INCLUDE, (directive, rest: string) => {
    const path = /\((.+?)\)/.exec(rest)?.[1]?.trim()
    if (!path)
      throw failure(`"${directive}" names no file: write !!! include(path) !!!`, includer, { directive, source })

    const files = folders.map(folder => resolve(folder, path))
    const file = files.find(existsSync) ?? files[0] ?? path
    includer.seen.push(toSlashes(file))
    const text = readIncluded(
      file,
      (reason) => {
        throw failure(`cannot include "${path}": ${reason}`, includer, { directive, source })
      },
      includer,
    )
    return expand(text.replace(/\n$/, ''), [dirname(file)], {
      ...includer,
      chain: [file, ...includer.chain],
    })
  })
}

function readIncluded(file: string, refuse: (reason: string) => never, { docsRoot, root, chain }: Includer): string {
  let real: string
  try {
    real = realpathSync(file)
  }
  catch {
    return refuse(`there is no file ${relative(root, file)}`)
  }
  const inside = relative(realpathSync(docsRoot), real)
  if (inside.startsWith('..') || isAbsolute(inside))
    return refuse(`it is outside the folder ${relative(root, docsRoot) || '.'}`)
  if (chain.includes(file) || chain.includes(real))
    return refuse('it includes itself')
  try {
    return readFileSync(real, 'utf8')
  }
  catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

/** The line is counted in the file itself: of a page the parser sees only what follows the front matter. */
function failure(
  message: string,
  { chain, root }: Includer,
  { directive, source }: { directive: string, source: string },
): IncludeError {
  const [file] = chain
  if (!file)
    return new IncludeError(message)
  let text = source
  try {
    text = readFileSync(file, 'utf8')
  }
  catch {
    // A page that is not on disk (a test, a generated route) is counted in the text that was given.
  }
  const line =
    Math.max(
      0,
      text.split('\n').findIndex(row => row.includes(directive)),
    ) + 1
  return new IncludeError(`${relative(root, file)}:${line}: ${message}`)
}
