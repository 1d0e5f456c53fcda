import type { ApiDocument } from '../document/document.ts'
import { languageId } from './languages/facts.ts'

/** How a client library is installed, one line for a language. */
export interface Installation {
  /** A language's id, `node`. */
  language: string
  /** As the spec writes it, `Node`. */
  label: string
  source: string
  description?: string
}

/**
 * `x-sdk` of the document or of `info`, a list of `{ language, package, install }`; from `info` also `x-scalar-sdk-installation` and, of the
 * same shape, `x-sdk-installation`.
 */
export function listInstallations({ root }: ApiDocument): Installation[] {
  const entries = [(root as object as Record<string, unknown>)['x-sdk'], root.info['x-sdk'], root.info['x-sdk-installation'], root.info['x-scalar-sdk-installation']].flatMap(list =>
    Array.isArray(list) ? (list as unknown[]) : [],
  )
  return entries.flatMap((entry): Installation[] => {
    const found = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<string, unknown>
    const { description, lang = found.language, install, package: name } = found
    const source = found.source ?? install ?? usualInstall(lang, name)
    return typeof lang === 'string' && typeof source === 'string'
      ? [
          {
            language: languageId(lang),
            label: lang,
            source,
            ...(typeof description === 'string' ? { description } : {}),
          },
        ]
      : []
  })
}

/** How packages of a language are usually installed; undefined where nothing says which. */
function usualInstall(lang: unknown, name: unknown): string | undefined {
  if (typeof lang !== 'string' || typeof name !== 'string' || !/^[\w@./:-]+$/.test(name))
    return undefined
  const commands: Record<string, string> = {
    node: 'npm install',
    php: 'composer require',
    python: 'pip install',
    ruby: 'gem install',
    go: 'go get',
    csharp: 'dotnet add package',
    rust: 'cargo add',
  }
  const id = languageId(lang)
  return Object.hasOwn(commands, id) ? `${commands[id]} ${name}` : undefined
}
