/** Where the Markdown of a page lies: its address with `.md`; of a folder, that of its `index`. */
export function twinOf(href: string): string {
  const [path = '', hash] = href.split('#')
  return `${path.endsWith('/') ? `${path}index` : path}.md${hash === undefined ? '' : `#${hash}`}`
}

/** A link of a page as its twin has it: to a twin, where it leads to a page of this site that has one. */
export function twinHref(href: string, base: string): string {
  if (!href.startsWith(base) || href.startsWith('//'))
    return href
  const path = href.replace(/[?#].*$/, '')
  const isPage = !/\.[a-z\d]+$/i.test(path) && !/\/(?:explorer|print-all)$/.test(path)
  return isPage ? twinOf(href) : href
}
