import { createPublicKey, verify } from 'node:crypto'

interface KeySet { keys: (JsonWebKey & { kid: string })[] }

/** Fetches a key set, as libraries that verify tokens do. RFC 7517. */
export async function createRemoteKeySet(address: string): Promise<KeySet> {
  return (await (await fetch(address)).json()) as KeySet
}

/** The claims of a token, if a key of the set has signed it. */
export async function verifyToken(token: string, { keys }: KeySet): Promise<unknown> {
  const [header = '', payload = '', signature = ''] = token.split('.')
  const { kid } = decode(header) as { kid: string }
  const key = keys.find(candidate => candidate.kid === kid)
  if (
    !key
    || !verify(
      'sha256',
      Buffer.from(`${header}.${payload}`),
      createPublicKey({ key: { ...key }, format: 'jwk' }),
      Buffer.from(signature, 'base64url'),
    )
  ) {
    throw new Error('The token was signed by somebody else')
  }
  return decode(payload)
}

function decode(part: string): unknown {
  return JSON.parse(Buffer.from(part, 'base64url').toString())
}
