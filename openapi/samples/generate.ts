import type { GeneratedSamples } from './handwritten.ts'
import type { HttpRequest } from './http-request.ts'
import type { Language } from './languages/index.ts'

/** A request in every client of some languages. */
export function emitAll(request: HttpRequest, languages: Language[]): GeneratedSamples[] {
  return languages.map(language => ({
    language,
    samples: language.clients.map(({ id, label, install, emit }) => ({
      client: id,
      label,
      ...(install !== undefined && { install }),
      sample: emit(request),
    })),
  }))
}
