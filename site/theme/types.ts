import type { App, Component, Ref } from 'vue'

// VitePress's own declarations name packages that it does not bring. What an owner imports says the same without them.

/** A theme, as VitePress takes it. */
export interface SiteTheme {
  Layout?: Component
  NotFound?: Component
  enhanceApp?: (context: AppContext) => void | Promise<void>
}

/** What VitePress hands to `enhanceApp`: the part of it that is the same in every version. */
export interface AppContext {
  app: App
  router: AppRouter
  siteData: Ref<AppSite>
}

export interface AppRouter {
  route: { path: string, hash: string }
  go: (to: string) => Promise<void>
  onBeforeRouteChange?: (to: string) => void | boolean | Promise<void | boolean>
  onAfterRouteChange?: (to: string) => void | Promise<void>
}

export interface AppSite {
  title: string
  description: string
  base: string
  lang: string
}
