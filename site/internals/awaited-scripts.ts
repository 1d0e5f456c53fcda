import { AWAITED } from '../../components/layout/awaken-script.ts'

const announced = /<link rel="modulepreload" /g
const run = /<script type="module" src="([^"]+\/(?:app|chunks\/metadata)\.[\w-]+\.js)"><\/script>/g

/** The HTML of a page whose scripts are fetched once a reader acts, by the script in its head: until then they are links that no browser follows. */
export function awaitScripts(html: string): string {
  let count = 0
  const awaited = html
    .replace(announced, `<link rel="${AWAITED}" `)
    .replace(run, (_, file: string) => {
      count++
      return `<link rel="${AWAITED}" href="${file}" data-run>`
    })
  if (count !== 2)
    throw new Error(`VitePress starts pages by ${count} scripts that we know now, not by 2.`)
  return awaited
}
