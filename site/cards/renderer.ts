import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { escapeXml } from '../../openapi/read/report/report.ts'
import { isInstalled } from '../installed.ts'

export const rendererPackage = '@resvg/resvg-wasm'

/** Draws SVG with some fonts and nothing else of the machine: the same everywhere. */
export interface Renderer {
  /** RGBA of every pixel. */
  draw: (svg: string) => Uint8Array
  /** How far each character moves the next at a size of one pixel; undefined of those that no font holds. */
  advances: (characters: string[]) => (number | undefined)[]
}

const require = createRequire(import.meta.url)
/** Of the letters that characters are measured between. */
const size = 100
let started: Promise<unknown> | undefined

/** The renderer, where its package is installed: one file of WebAssembly, the same on every platform. */
export async function loadRenderer(): Promise<((fonts: Uint8Array[]) => Renderer) | undefined> {
  if (!isInstalled(rendererPackage))
    return undefined
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  await (started ??= initWasm(readFile(require.resolve(`${rendererPackage}/index_bg.wasm`)) as Promise<BufferSource> as never))
  return (fonts) => {
    const options = { font: { fontBuffers: fonts, defaultFontFamily: 'Inter' } }
    return {
      draw(svg) {
        const drawing = new Resvg(svg, options)
        const image = drawing.render()
        const { pixels } = image
        image.free()
        drawing.free()
        return pixels
      },
      advances(characters) {
        const drawing = new Resvg(toProofs(characters), options)
        const proofs = readProofs(drawing.toString())
        drawing.free()
        const [none] = proofs
        return characters.map((character, index) => {
          const proof = proofs[index + 1]
          if (none === undefined || proof === undefined)
            return undefined
          const isDrawn = proof.length > none.length || /^[\s\p{Cf}]$/u.test(character)
          return isDrawn ? (Math.max(...proof) - Math.max(...none)) / size : undefined
        })
      },
    }
  }
}

/** Each character between two letters with straight sides, and before all of them these letters alone. */
function toProofs(characters: string[]): string {
  const lines = ['', ...characters].map(character => `<text font-family="Inter" font-size="${size}" xml:space="preserve">H${escapeXml(character)}H</text>`)
  return `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100">${lines.join('')}</svg>`
}

/** The horizontal places of the corners of each outline, in the order of the texts. */
function readProofs(svg: string): number[][] {
  return [...svg.matchAll(/ d="([^"]*)"/g)].map(([, path = '']) => [...path.matchAll(/[ML] (-?[\d.]+) /g)].map(([, x]) => Number(x)))
}
