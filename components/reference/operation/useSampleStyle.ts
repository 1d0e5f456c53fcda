import type { SampleStyle } from '../../../openapi/samples/sample.ts'
import { onMounted, reactive } from 'vue'
import { SAMPLE_STYLE_STORAGE } from '../../shared/code/language-script.ts'

/** One style for all pages. It holds only how the reader likes samples to be written, and nothing about an operation. */
const style = reactive<Required<SampleStyle>>({ environment: false, handlesErrors: false })
let isRecalled = false

/** How the reader wants samples written. It is read from their storage once mounted, never while rendering. */
export function useSampleStyle(): { style: Required<SampleStyle>, remember: () => void } {
  onMounted(() => {
    if (isRecalled)
      return
    isRecalled = true
    const words = read()
    Object.assign(style, { environment: words.includes('environment'), handlesErrors: words.includes('errors') })
  })
  return { style, remember: write }
}

function read(): string[] {
  try {
    return (localStorage.getItem(SAMPLE_STYLE_STORAGE) ?? '').split(' ')
  }
  catch {
    return []
  }
}

function write(): void {
  const words = [...(style.environment ? ['environment'] : []), ...(style.handlesErrors ? ['errors'] : [])]
  try {
    if (words.length === 0)
      localStorage.removeItem(SAMPLE_STYLE_STORAGE)
    else
      localStorage.setItem(SAMPLE_STYLE_STORAGE, words.join(' '))
  }
  catch {
    // Storage may be switched off: the choice then lasts as long as the page.
  }
}
