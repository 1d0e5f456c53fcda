import type { Emitter } from '../sample.ts'
import type { ClientFacts, LanguageFacts } from './facts.ts'
import { csharp } from './csharp/csharp.ts'
import { curl } from './curl/curl.ts'
import { languageFacts } from './facts.ts'
import { go } from './go/go.ts'
import { java } from './java/java.ts'
import { kotlin } from './kotlin/kotlin.ts'
import { node } from './node/node.ts'
import { phpGuzzle } from './php/guzzle.ts'
import { php } from './php/php.ts'
import { pythonHttpx } from './python/httpx.ts'
import { python } from './python/python.ts'
import { ruby } from './ruby/ruby.ts'
import { rust } from './rust/rust.ts'
import { swift } from './swift/swift.ts'

/** A way in which a language sends requests, and the code that writes its samples. */
export interface Client extends ClientFacts, Emitter {}

/** A language with the emitter of its first client. */
export interface Language extends Omit<LanguageFacts, 'clients'>, Emitter {
  clients: Client[]
}

const emitters: Record<string, Emitter> = {
  node,
  php,
  'php-guzzle': phpGuzzle,
  curl,
  python,
  'python-httpx': pythonHttpx,
  ruby,
  go,
  java,
  csharp,
  kotlin,
  rust,
  swift,
}

/** All of them at once, for programs that write every sample; a page loads one by `loadEmitters`. */
export const languages: Language[] = languageFacts.flatMap((facts) => {
  const clients = facts.clients.flatMap((client): Client[] => {
    const emitter = emitters[client.id]
    return emitter ? [{ ...client, ...emitter }] : []
  })
  const [first] = clients
  return first ? [{ ...facts, clients, emit: first.emit, quote: first.quote }] : []
})
