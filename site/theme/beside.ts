import type { Component } from 'vue'
import type { SiteTheme } from './types.ts'
import { defineComponent, h } from 'vue'
import { usePage } from '../../components/shared/usePage.ts'
import theme from './base.ts'

/** A theme as VitePress takes it, with the one that it changes. */
export interface ExtendedTheme extends SiteTheme {
  extends?: ExtendedTheme
}

/**
 * The theme of a VitePress site that there was before: its own pages stay as they are, and those of APIs are ours.
 *
 * @example
 * ```ts
 * import DefaultTheme from 'vitepress/theme'
 *
 * export default besideTheme(DefaultTheme)
 * ```
 */
export function besideTheme(own: ExtendedTheme): ExtendedTheme {
  const theirs = layoutOf(own) ?? theme.Layout
  return {
    extends: own,
    Layout: defineComponent({
      setup() {
        const { api } = usePage()
        return () => {
          const layout = api.value === undefined ? theirs : theme.Layout
          return layout && h(layout)
        }
      },
    }),
    enhanceApp: context => theme.enhanceApp?.(context),
  }
}

function layoutOf({ Layout, extends: base }: ExtendedTheme): Component | undefined {
  return Layout ?? (base && layoutOf(base))
}
