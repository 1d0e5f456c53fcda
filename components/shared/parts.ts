import type { App, Component, InjectionKey } from 'vue'
import { inject } from 'vue'

/** Places around which the owner of a site may put something of their own. */
export type SlotName =
  | 'nav-before'
  | 'nav-after'
  | 'sidebar-top'
  | 'sidebar-bottom'
  | 'page-before'
  | 'page-after'
  | 'operation-before'
  | 'operation-after'

/** Components that the owner of a site may replace; each gets the same props as ours. */
export type PartName = 'NavBar' | 'Sidebar' | 'GuideSidebar' | 'PageFooter' | 'SiteFooter' | 'NotFound'

/** The components that a site's owner puts in place of ours, or around them. */
export interface Parts {
  components?: Partial<Record<PartName, Component>>
  slots?: Partial<Record<SlotName, Component>>
}

const key: InjectionKey<Parts> = Symbol('parts')

export function provideParts(app: App, parts: Parts): void {
  app.provide(key, parts)
}

/** The owner's component of that name, else ours. */
export function usePart(name: PartName, ours: Component): Component {
  return inject(key, {}).components?.[name] ?? ours
}

/** The owner's component for a place; undefined where there is none. */
export function useSlot(name: SlotName): Component | undefined {
  return inject(key, {}).slots?.[name]
}
