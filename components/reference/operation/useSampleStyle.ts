import type { SampleStyle } from '../../../openapi/samples/sample.ts'
import { onMounted, reactive } from 'vue'
import { SAMPLE_STYLE_STORAGE } from '../../shared/code/language-script.ts'
import { keep, recall } from '../../shared/storage.ts'

/** One style for all pages. It holds only how the reader likes samples to be written, and nothing about an operation. */
const style = reactive<Required<SampleStyle>>({
  environment: false,
  handlesErrors: false,
  allPages: false,
  types: false,
})
let isRecalled = false

/** By what words the choices are remembered. */
const words: [name: keyof SampleStyle, word: string][] = [
  ['environment', 'environment'],
  ['handlesErrors', 'errors'],
  ['allPages', 'pages'],
  ['types', 'types'],
]

/** How the reader wants samples written. It is read from their storage once mounted, never while rendering. */
export function useSampleStyle(): { style: Required<SampleStyle>, remember: () => void } {
  onMounted(() => {
    if (isRecalled)
      return
    isRecalled = true
    const kept = (recall(SAMPLE_STYLE_STORAGE) ?? '').split(' ')
    for (const [name, word] of words)
      style[name] = kept.includes(word)
  })
  return { style, remember: write }
}

function write(): void {
  const chosen = words.flatMap(([name, word]) => (style[name] ? [word] : []))
  keep(SAMPLE_STYLE_STORAGE, chosen.length === 0 ? undefined : chosen.join(' '))
}
