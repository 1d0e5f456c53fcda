/**
 * Whether a page was opened by this link. Hosts that find a page in a folder of its name add a slash to its address, and
 * every host finds it by the name of its file.
 */
export function isAddress(path: string, href: string): boolean {
  const address = path.replace(/\.html$/, '').replace(/\/index$/, '/')
  return address === href || address === `${href}/`
}
