import type { KeySlot } from '../../../openapi/samples/index.ts'
import type { ReaderKeys } from './useKeys.ts'

/**
 * What a highlighter writes on the element around a literal that holds credentials, so that the reader's own key can take
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

/**
 * Puts the reader's keys into every such literal below an element, and the sample key back where there is none. As text,
 * quoted for its language: whatever a key is made of, it stays inside its literal. The keys are asked for again once the
 * emitters are there: they may have been forgotten meanwhile.
 */
export async function fillKeySlots(root: ParentNode, currentKeys: () => ReaderKeys): Promise<void> {
  if (listChanged(root, currentKeys()).length === 0)
    return
  const { fillLiteral, languages } = await import('../../../openapi/samples/index.ts')
  const keys = currentKeys()
  for (const literal of listChanged(root, keys)) {
    const quote = languages.find(language => language.id === literal.dataset.language)?.quote
    const own = keys[literal.dataset.api ?? ''] ?? {}
    const slots = JSON.parse(literal.dataset.slots ?? '[]') as KeySlot[]
    if (!quote)
      continue
    literal.textContent = quote(fillLiteral(slots, own))
    literal.dataset.state = slots.some(slot => Object.hasOwn(own, slot.scheme)) ? 'own' : 'sample'
  }
}

function listChanged(root: ParentNode, keys: ReaderKeys): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('.key-slot[data-slots]')].filter(
    ({ dataset }) => dataset.state === 'own' || Object.hasOwn(keys, dataset.api ?? ''),
  )
}
