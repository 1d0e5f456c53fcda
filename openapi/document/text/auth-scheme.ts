/** Names of schemes that are not a word with a capital letter, as the IANA's registry writes them. */
const written: Record<string, string> = {
  'dpop': 'DPoP',
  'gnap': 'GNAP',
  'hoba': 'HOBA',
  'oauth': 'OAuth',
  'privatetoken': 'PrivateToken',
  'scram-sha-1': 'SCRAM-SHA-1',
  'scram-sha-256': 'SCRAM-SHA-256',
  'vapid': 'vapid',
}

/**
 * How the name of an authentication scheme is written in `Authorization`: `Digest` for `digest`. Its case means nothing, and not every
 * server knows that.
 *
 * @see https://www.iana.org/assignments/http-authschemes
 */
export function writeAuthScheme(scheme: string): string {
  const name = scheme.toLowerCase()
  return Object.hasOwn(written, name) ? written[name] ?? scheme : scheme.charAt(0).toUpperCase() + scheme.slice(1)
}
