import type { FunctionalComponent } from 'vue'
import { h } from 'vue'
import { useMessages } from './useMessages.ts'

/** Texts as code, one or another: `a or b`. */
export const Alternatives: FunctionalComponent<{ texts: string[] }> = ({ texts }) => {
  const or = useMessages()('shared.or', { one: '', other: '' })
  return texts.flatMap((text, index) => [...(index === 0 ? [] : [or]), h('code', text)])
}
Alternatives.props = ['texts']
