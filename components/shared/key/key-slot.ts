import type { KeySlot } from '../../../openapi/samples/index.ts'
import type { ReaderKeys } from './useKeys.ts'
import { cutMiddles } from './middle.ts'
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
    ...nameKeys(slots),
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

/** What screen readers are told before a literal, of which only the ends of its keys are in sight: the names of its schemes. */
export function nameKeys(slots: Pick<KeySlot, 'scheme'>[]): { 'role': 'group', 'aria-label': string } {
  return { 'role': 'group', 'aria-label': [...new Set(slots.map(({ scheme }) => scheme))].join(', ') }
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
    write(literal, quote(fillLiteral(slots, own)), slots.map(slot => fillLiteral([{ ...slot, before: '', after: '' }], own)))
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
    let text = literal.textContent
    const written = slotsOf(literal).map((slot) => {
      const sample = sampleOf(api, slot.scheme)
      if (sample === undefined || Object.hasOwn(own[api] ?? {}, slot.scheme))
        return slot.key
      const { key } = ownSlot(slot, ending)
      text = text.replace(slot.key, () => key)
      return key
    })
    write(literal, text, written)
    literal.dataset.state = 'browser'
  }
}

/** Writes a literal as the build does: every second piece is what is hidden on screen and copied with the rest. */
function write(literal: HTMLElement, text: string, keys: string[]): void {
  literal.replaceChildren(...cutMiddles(text, keys).map((piece, index) => {
    if (index % 2 === 0)
      return piece
    const middle = document.createElement('span')
    middle.className = 'key-middle'
    middle.textContent = piece
    return middle
  }))
}

function slotsOf(literal: HTMLElement): KeySlot[] {
  return JSON.parse(literal.dataset.slots ?? '[]') as KeySlot[]
}

function needsEmitter({ dataset }: HTMLElement, own: ReaderKeys): boolean {
  return dataset.state === 'own' || Object.hasOwn(own, dataset.api ?? '')
}
