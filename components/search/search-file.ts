/** Where the index of an API lies on the site, without the base; of the pages that belong to none without its name. */
export function searchFile(api = ''): string {
  return api === '' ? 'search.json' : `${api}/search.json`
}
