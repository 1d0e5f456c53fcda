/** Where the index of an API lies on the site, without the base; of the pages that belong to none without its name. */
export function searchFile(api = ''): string {
  return api === '' ? 'search.json' : `${api}/search.json`
}

/** Where the excerpts lie that belong to an index. */
export function excerptsFile(index: string): string {
  return index.replace(/\.json$/, '-excerpts.txt')
}
