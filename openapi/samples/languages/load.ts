import type { Emitter, Quote } from '../sample.ts'
import { languageFacts } from './facts.ts'

/** By client, each in a file of its own, so that a browser fetches the one that its reader has chosen. */
const loaders: Record<string, () => Promise<Emitter>> = {
  'node': async () => (await import('./node/node.ts')).node,
  'php': async () => (await import('./php/php.ts')).php,
  'curl': async () => (await import('./curl/curl.ts')).curl,
  'python': async () => (await import('./python/python.ts')).python,
  'php-guzzle': async () => (await import('./php/guzzle.ts')).phpGuzzle,
  'python-httpx': async () => (await import('./python/httpx.ts')).pythonHttpx,
  'ruby': async () => (await import('./ruby/ruby.ts')).ruby,
  'go': async () => (await import('./go/go.ts')).go,
  'java': async () => (await import('./java/java.ts')).java,
  'csharp': async () => (await import('./csharp/csharp.ts')).csharp,
  'kotlin': async () => (await import('./kotlin/kotlin.ts')).kotlin,
  'rust': async () => (await import('./rust/rust.ts')).rust,
  'swift': async () => (await import('./swift/swift.ts')).swift,
}

/** The function that quotes text for a language; undefined for one that nothing here writes. */
export async function loadQuote(language: string): Promise<Quote | undefined> {
  return Object.hasOwn(loaders, language) ? (await loaders[language]?.())?.quote : undefined
}

/** The emitters of a language's clients, in their order; none of a language whose samples are written by hand. */
export async function loadEmitters(language: string): Promise<(Emitter & { id: string })[]> {
  const clients = languageFacts.find(({ id }) => id === language)?.clients ?? []
  return Promise.all(
    clients.flatMap(({ id }) => {
      const load = loaders[id]
      return load ? [load().then(emitter => ({ id, ...emitter }))] : []
    }),
  )
}
