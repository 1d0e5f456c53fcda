import type { Parts } from '../../components/shared/parts.ts'
import { provideParts } from '../../components/shared/parts.ts'
import type { AppContext, SiteTheme } from './types.ts'
import theme from './base.ts'

/** What the owner of a site adds to its look; stylesheets come by importing them beside it. */
export interface ThemeExtension extends Parts {
  /** Called once for each app, as VitePress calls it: global components, plugins of Vue. */
  enhanceApp?: (context: AppContext) => void | Promise<void>
}

/** What `theme` of the configuration exports; it does nothing but tell an editor which names there are. */
export function defineTheme(extension: ThemeExtension): ThemeExtension {
  return extension
}

/** Our theme with what an owner adds to it. */
export function extendTheme(extension: ThemeExtension): SiteTheme {
  return {
    ...theme,
    async enhanceApp(context) {
      await theme.enhanceApp?.(context)
      provideParts(context.app, extension)
      await extension.enhanceApp?.(context)
    },
  }
}
