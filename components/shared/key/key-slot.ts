import type { KeySlot } from '../../../openapi/samples/index.ts'
import type { ReaderKeys } from './useKeys.ts'
import { ownSlot } from './sample-keys.ts'

/**
 * The attributes of the element around a literal with credentials, by which the reader's own key can take
 * the sample key's place. Only the spec's sample key is in it; the reader's never gets into an attribute.
 *
 * @example groupByLiteral(sample.slots).map(group => ({ start, end, properties: keySlotProperties({ api, language, slots: group }) }))
 */
export function keySlotProperties({
  api,
  language,
  slots,
}: {
  api: string
  language: string
  slots: KeySlot[]
}): Record<string, string> {
  return {
    'class': 'key-slot',
    'data-api': api,
    'data-language': language,
    'data-slots': JSON.stringify(
      slots.map(slot => ({
        scheme: slot.scheme,
        in: slot.in,
        before: slot.before,
        key: slot.key,
        after: slot.after,
      })),
    ),
  }
}

/** The keys that are written into the samples of a page. */
export interface SlotKeys {
  /** The reader's own keys, by API and scheme. */
  own: ReaderKeys
  /** The ending that makes sample keys this browser's own. */
  ending?: string
  /** The sample key of a scheme of an API; a placeholder is none. */
  sampleOf: (api: string, scheme: string) => string | undefined
}

/**
 * Puts the reader's keys into every such literal below an element, and this browser's sample key where there is none. As
 * text, quoted for its language: whatever a key is made of, it stays inside its literal. The keys are read again once
 * the emitters are there: they may have been forgotten meanwhile.
 */
export async function fillKeySlots(root: ParentNode, currentKeys: () => SlotKeys): Promise<void> {
  const literals = [...root.querySelectorAll<HTMLElement>('.key-slot[data-slots]')]
  markSamples(literals, currentKeys())
  if (!literals.some(literal => needsEmitter(literal, currentKeys().own)))
    return
  const [{ fillLiteral }, { loadQuote }] = await Promise.all([
    import('../../../openapi/samples/sample.ts'),
    import('../../../openapi/samples/languages/load.ts'),
  ])
  const names = [...new Set(literals.map(({ dataset }) => dataset.language ?? ''))]
  const quotes = new Map(await Promise.all(names.map(async name => [name, await loadQuote(name)] as const)))
  const keys = currentKeys()
  for (const literal of literals.filter(literal => needsEmitter(literal, keys.own))) {
    const quote = quotes.get(literal.dataset.language ?? '')
    const own = keys.own[literal.dataset.api ?? ''] ?? {}
    const slots = slotsOf(literal)
    if (!quote)
      continue
    literal.textContent = quote(fillLiteral(slots, own))
    literal.dataset.state = slots.some(slot => Object.hasOwn(own, slot.scheme)) ? 'own' : 'sample'
  }
  markSamples(literals, keys)
}

/** An ending of letters and digits needs no quoting: it is written into the text that is there, and no emitter is loaded. */
function markSamples(literals: HTMLElement[], { own, ending, sampleOf }: SlotKeys): void {
  for (const literal of literals) {
    const api = literal.dataset.api ?? ''
    if (ending === undefined || literal.dataset.state === 'own' || literal.dataset.state === 'browser')
      continue
    for (const slot of slotsOf(literal)) {
      const sample = sampleOf(api, slot.scheme)
      if (sample !== undefined && !Object.hasOwn(own[api] ?? {}, slot.scheme))
        literal.textContent = (literal.textContent ?? '').replace(slot.key, () => ownSlot(slot, sample, ending).key)
    }
    literal.dataset.state = 'browser'
  }
}

function slotsOf(literal: HTMLElement): KeySlot[] {
  return JSON.parse(literal.dataset.slots ?? '[]') as KeySlot[]
}

function needsEmitter({ dataset }: HTMLElement, own: ReaderKeys): boolean {
  return dataset.state === 'own' || Object.hasOwn(own, dataset.api ?? '')
}
