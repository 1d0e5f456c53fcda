import type { Scheme } from './scheme.ts'

/** Why a key is not accepted. Any test key is accepted, and each has a sandbox of its own. */
export function refuseKey(
  { scheme, keys, isSample, prefixes }: Scheme,
  key: string,
  isKnownOnly: boolean,
): string | undefined {
  if (isSample(key))
    return undefined
  if (key === '' || key.length > 4096)
    return 'The credential is empty or malformed.'
  if (
    prefixes.live.some(prefix => key.startsWith(prefix))
    || (prefixes.live.length === 0 && /(?:^|[^a-z])live[^a-z]/i.test(key.slice(0, 40)))
  ) {
    return 'This looks like a live key: the mock accepts test keys only. Whoever sent it here should consider replacing it.'
  }
  if (isKnownOnly)
    return 'The key is not known here: this mock accepts the sample keys of the API alone.'
  if (prefixes.test.length > 0 && !prefixes.test.some(prefix => key.startsWith(prefix) && key.length > prefix.length))
    return `The key is not known here: test keys start with ${prefixes.test.join(' or ')}.`
  if (
    prefixes.test.length === 0
    && scheme.bearerFormat?.toUpperCase() === 'JWT'
    && keys.size > 0
    && key.split('.').length !== 3
  ) {
    return 'The token is not a JWT.'
  }
  return undefined
}
