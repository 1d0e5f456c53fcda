/** Where all operations of an API lie as the navigation lists them, by the slugs of their tags; `home` is the address of the API. */
export function navigationFile(home: string): string {
  return `${home}navigation.json`
}
