/**
 * The header in which a page sends its cookies to a sandbox: browsers do not let a page set `Cookie`.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export const cookieHeader = 'Sandbox-Cookie'

/** Reads a request's headers, where the cookies that a page sent take the place of others. The name is lower-case. */
export function withPageCookies(read: (name: string) => string | undefined): (name: string) => string | undefined {
  return name => (name === 'cookie' ? (read(cookieHeader.toLowerCase()) ?? read(name)) : read(name))
}
