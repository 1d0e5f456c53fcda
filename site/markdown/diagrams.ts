import type { MarkdownRenderer } from 'vitepress'
import { isInstalled } from '../installed.ts'

/** Draws a diagram that is written in Mermaid, as SVG; throws where it is of a kind that cannot be drawn. */
export type Draw = (source: string, theme: DiagramTheme) => string

export interface DiagramTheme {
  bg: string
  fg: string
  line: string
  accent: string
}

export interface DiagramOptions {
  draw: Draw
  /** The words of a page by its path: what a diagram without a name is called, and what shows its source. */
  wordsOf: (path: string) => { diagram: string, source: string }
  /** Takes what could not be drawn, and stays code. */
  warn: (path: string, message: string) => void
}

/** On the grounds of a page in its two themes; pictures cannot read its variables. */
const themes: Record<'light' | 'dark', DiagramTheme> = {
  light: { bg: '#fdfdfc', fg: '#1b1d2a', line: '#6b7080', accent: '#5b45c9' },
  dark: { bg: '#0f1018', fg: '#eceef4', line: '#8a90a2', accent: '#b3a5ff' },
}

/** Whether a fence holds a diagram, by its information. */
export function isDiagram(info: string): boolean {
  return /^mermaid\b/.test(info.trim())
}

const optionalPackage = 'beautiful-mermaid'

/** The renderer of Mermaid, where its package is installed: it lays out and draws without a browser. */
export async function loadDraw(): Promise<Draw | undefined> {
  if (!isInstalled(optionalPackage))
    return undefined
  const { renderMermaidSVG } = await import('beautiful-mermaid')
  return (source, theme) => renderMermaidSVG(source, { ...theme, font: 'system-ui', transparent: true })
}

/**
 * Draws fences of the language `mermaid` at build, in both themes, as pictures that are part of the page: nothing is loaded,
 * and no policy has to let styles in. The source stays there to be read.
 */
export function useDiagrams(md: MarkdownRenderer, { draw, wordsOf, warn }: DiagramOptions): void {
  const { fence } = md.renderer.rules
  md.renderer.rules.fence = (tokens, index, options, env: { path?: string }, self) => {
    const token = tokens[index]
    const plain = () => fence?.(tokens, index, options, env, self) ?? ''
    if (token === undefined || !isDiagram(token.info))
      return plain()
    const { path = '' } = env
    try {
      const words = wordsOf(path)
      const title = /\[([^\]]+)\]/.exec(token.info)?.[1]
      const name = md.utils.escapeHtml(title ?? words.diagram)
      const pictures = Object.entries(themes).map(([theme, colours]) =>
        toPicture(toStaticSvg(draw(token.content, colours)), `class="${theme}" alt="${name}"`))
      const source = `<details><summary>${words.source}</summary><pre>${md.utils.escapeHtml(token.content)}</pre></details>`
      return `<figure class="diagram" v-pre>${pictures.join('')}${source}</figure>\n`
    }
    catch (error) {
      const [first = ''] = token.content.trim().split('\n', 1)
      warn(path, `The diagram that begins with "${first}" stays code: ${(error as Error).message}`)
      return plain()
    }
  }
}

function toPicture(svg: string, attributes: string): string {
  const [, width = '', height = ''] = /<svg [^>]*width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
  return `<img src="data:image/svg+xml,${encodeURIComponent(svg)}" ${attributes} width="${Math.ceil(Number(width))}" height="${Math.ceil(Number(height))}">`
}

/**
 * An SVG whose colours are values: variables and `color-mix()` are newer than the oldest browsers that pages are for, and a
 * font that it would fetch is never fetched by a picture.
 */
export function toStaticSvg(svg: string): string {
  const variables = new Map<string, string>()
  for (const [, name = '', value = ''] of svg.matchAll(/(--[\w-]+):([^;"]+)[;"]/g)) {
    if (!variables.has(name))
      variables.set(name, value.trim())
  }
  const valueOf = (text: string, depth = 0): string => {
    if (depth > 8)
      return text
    const used = text.replace(
      /var\((--[\w-]+)(?:,((?:[^()]|\((?:[^()]|\([^()]*\))*\))*))?\)/g,
      (_, name: string, fallback = 'none') => valueOf(variables.get(name) ?? fallback.trim(), depth + 1),
    )
    return used.replace(
      /color-mix\(in srgb,\s*(#[\da-f]{6})\s+([\d.]+)%,\s*(#[\da-f]{6})\)/gi,
      (_, one: string, share: string, other: string) => mix(one, other, Number(share) / 100),
    )
  }
  const drawn = svg
    .replace(/@import url\('[^']*'\);/g, '')
    .replace(/\s+svg \{[\s\S]*?\n {2}\}/, '')
    .replace(/(<svg\b[^>]*?) style="[^"]*"/, '$1')
  return valueOf(drawn)
}

/** As `color-mix()` has it in sRGB. */
function mix(one: string, other: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map(colour => Number.parseInt(colour.slice(at, at + 2), 16))
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share)).toString(16).padStart(2, '0')
  })
  return `#${channels.join('')}`
}
