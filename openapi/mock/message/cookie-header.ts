/**
 * The header that a page gives its cookies to a sandbox in: browsers let a page set no `Cookie`.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export const cookieHeader = 'Specimen-Cookie'

/** Reads a request's headers, with the cookies of a page where other cookies stand. The name is lower-case. */
export function withPageCookies(read: (name: string) => string | undefined): (name: string) => string | undefined {
  return name => (name === 'cookie' ? (read(cookieHeader.toLowerCase()) ?? read(name)) : read(name))
}
