import type { Plugin } from 'vite'
import type { ResolvedConfig } from '../config/resolve.ts'
import { deriveAccent } from '../look/accent.ts'

const name = 'specimen:look.css'

/** The stylesheet that the configuration asks for: a file of the build, as no page may hold styles of its own. */
export function lookPlugin({ accent, fonts }: Pick<ResolvedConfig, 'accent' | 'fonts'>): Plugin {
  const shades = accent === undefined ? undefined : deriveAccent(accent)
  return {
    name: 'specimen:look',
    configResolved({ logger }) {
      if (shades?.note !== undefined)
        logger.warnOnce(shades.note)
    },
    resolveId: id => (id === name ? `\0${name}` : undefined),
    load: id =>
      id === `\0${name}`
        ? [
            toRule(':root', { ...shades?.light, ...toFonts(fonts) }),
            toRule('.dark', shades?.dark ?? {}),
          ].join('')
        : undefined,
  }
}

function toFonts({ base, mono }: { base?: string, mono?: string } = {}): Record<string, string> {
  return {
    ...(base !== undefined && { '--vp-font-family-base': base }),
    ...(mono !== undefined && { '--vp-font-family-mono': mono }),
  }
}

function toRule(selector: string, values: Record<string, string>): string {
  const lines = Object.entries(values).map(([property, value]) => `  ${property}: ${value};\n`)
  return lines.length === 0 ? '' : `${selector} {\n${lines.join('')}}\n`
}
