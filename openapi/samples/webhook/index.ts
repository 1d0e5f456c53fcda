import type { Operation } from '../../model/types.ts'
import type { GeneratedSamples } from '../handwritten.ts'
import type { LanguageId } from '../languages/facts.ts'
import type { Event } from './event.ts'
import { languageFacts } from '../languages/facts.ts'
import { toEvent } from './event.ts'
import { writeGo } from './go.ts'
import { writeNode } from './node.ts'
import { writePhp } from './php.ts'
import { writePython } from './python.ts'
import { writeRuby } from './ruby.ts'

const writers: Partial<Record<LanguageId, { label: string, install?: string, write: (event: Event) => string }>> = {
  node: { label: 'node:http', write: writeNode },
  php: { label: 'PHP', write: writePhp },
  python: { label: 'http.server', write: writePython },
  ruby: { label: 'WEBrick', install: 'gem install webrick', write: writeRuby },
  go: { label: 'net/http', write: writeGo },
}

/** Programs that receive the event of a webhook or a callback: they verify its signature where one is described, and answer. */
export function writeHandlers(operation: Operation, api: string, chosen: readonly LanguageId[]): GeneratedSamples[] {
  const event = toEvent(operation, api)
  return chosen.flatMap((id) => {
    const language = languageFacts.find(one => one.id === id)
    const writer = writers[id]
    return language && writer
      ? [{
          language,
          samples: [{
            label: writer.label,
            ...(writer.install !== undefined && { install: writer.install }),
            sample: { code: writer.write(event), slots: [] },
          }],
        }]
      : []
  })
}
