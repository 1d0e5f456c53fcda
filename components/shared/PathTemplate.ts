import type { FunctionalComponent } from 'vue'
import { h } from 'vue'
import { Name } from './Name.ts'
import { splitPath, splitSegments } from './path.ts'

/** A path with its parameters tinted; where it is too long for a line it breaks between its segments. */
export const PathTemplate: FunctionalComponent<{ path: string }> = ({ path }) =>
  splitSegments(path).flatMap((segment, index) => [
    ...(index === 0 ? [] : [h('wbr')]),
    ...splitPath(segment).map(({ text, parameter }) =>
      parameter ? h('span', { class: 'parameter' }, h(Name, { text })) : h(Name, { text })),
  ])
PathTemplate.props = ['path']
