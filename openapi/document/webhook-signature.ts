import { isObject } from './json/value.ts'

/**
 * How an API signs what it sends, `x-webhook-signature`: on a webhook or callback, or at the root for all of them. An HMAC (RFC 2104)
 * with a secret that both sides know.
 *
 * @example
 * ```yaml
 * x-webhook-signature:
 *   header: X-Signature
 *   format: 't={timestamp},v1={signature}'   # {signature} alone unless told
 *   algorithm: sha256                        # sha1, sha256 or sha512
 *   encoding: hex                            # hex or base64
 *   signed: '{timestamp}.{body}'             # {body} alone unless told
 *   tolerance: 300                           # seconds, where there is a timestamp
 *   secret: 'whsec_{base64}'                 # the key is in base64, here after a prefix; the secret itself unless told
 * ```
 */
export interface WebhookSignature {
  header: string
  /** How the header is built. During the change of a secret it may hold several signatures. */
  format: string
  algorithm: typeof algorithms[number]
  encoding: typeof encodings[number]
  signed: string
  /** The header with the time of sending in seconds, where it does not stand in `format`. */
  timestamp?: string
  /** The header with the id of the event, where it is signed. */
  id?: string
  tolerance?: number
  /** What stands before a key in base64, where the secret is not the key itself. */
  secretPrefix?: string
}

/** Where a document says so. */
export const signatureExtension = 'x-webhook-signature'

const algorithms = ['sha256', 'sha1', 'sha512'] as const
const encodings = ['hex', 'base64'] as const
const secretEnd = '{base64}'

/** The fields that a description may have. */
export const signatureFields = ['header', 'format', 'algorithm', 'encoding', 'signed', 'timestamp', 'id', 'tolerance', 'secret'] as const

/** The signature that an extension describes, or what is wrong with it, by field. */
export function readWebhookSignature(
  value: unknown,
): { signature: WebhookSignature } | { problems: { field: string, message: string }[] } {
  if (!isObject(value))
    return { problems: [{ field: '', message: 'It has to be an object.' }] }
  const { header, format = '{signature}', algorithm = 'sha256', encoding = 'hex', signed = '{body}', timestamp, id, tolerance, secret } = value
  const hasTime = String(format).includes('{timestamp}') || timestamp !== undefined
  const problems = [
    ...problem('header', isName(header), 'It has to be the name of a header.'),
    ...problem('format', isTemplate(format, ['signature', 'timestamp']) && format.includes('{signature}'), 'It has to hold {signature}, and besides {timestamp} nothing in braces.'),
    ...problem('algorithm', (algorithms as readonly unknown[]).includes(algorithm), `It has to be one of ${algorithms.join(', ')}.`),
    ...problem('encoding', (encodings as readonly unknown[]).includes(encoding), `It has to be one of ${encodings.join(', ')}.`),
    ...problem('signed', isTemplate(signed, ['timestamp', 'id', 'body']) && signed.includes('{body}'), 'It has to hold {body}, and besides {timestamp} and {id} nothing in braces.'),
    ...problem('timestamp', timestamp === undefined || isName(timestamp), 'It has to be the name of a header.'),
    ...problem('timestamp', hasTime || !String(signed).includes('{timestamp}'), 'A timestamp is signed, and nothing says where it stands.'),
    ...problem('id', id === undefined ? !String(signed).includes('{id}') : isName(id), 'It has to be the name of the header with the id that is signed.'),
    ...problem('tolerance', tolerance === undefined || (hasTime && Number.isInteger(tolerance) && Number(tolerance) > 0), 'It has to be a number of seconds, of an event with a timestamp.'),
    ...problem('secret', secret === undefined || isSecret(secret), `It has to end in ${secretEnd}, after what secrets begin with: whsec_${secretEnd}.`),
  ]
  return problems.length > 0
    ? { problems }
    : {
        signature: {
          ...{ header, format, algorithm, encoding, signed, timestamp, id, tolerance } as WebhookSignature,
          ...(isSecret(secret) && { secretPrefix: secret.slice(0, -secretEnd.length) }),
        },
      }
}

function problem(field: string, isRight: boolean, message: string): { field: string, message: string }[] {
  return isRight ? [] : [{ field, message }]
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z\d][a-z\d-]*$/i.test(value)
}

function isSecret(value: unknown): value is string {
  return isTemplate(value, ['base64']) && value.endsWith(secretEnd)
}

/** Plain characters and known names in braces: it becomes part of programs. */
function isTemplate(value: unknown, names: string[]): value is string {
  return typeof value === 'string'
    && /^[\w.,:;=| -]*$/.test(names.reduce((text, name) => text.replace(`{${name}}`, ''), value))
}
