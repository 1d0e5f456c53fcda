import type { Spec } from './spec.ts'
import { withDigest } from '../../components/try-it/digest.ts'

type Send = (request: Request) => Promise<Response>

/** Answers the challenges of an API that asks for digests, with the sample key of its scheme. RFC 7616. */
export function answerChallenges({ schemes }: Spec, send: Send): Send {
  const scheme = [...schemes.values()].find(({ scheme }) => /^digest$/i.test(String(scheme)))
  if (!scheme)
    return send
  const key = String(scheme['x-default'] ?? 'contract:test')
  const ask = withDigest((input, init) => send(new Request(input, init)), key.includes(':') ? key : `${key}:`)
  return async (request) => {
    const body = await request.arrayBuffer()
    const { url, method, headers } = request
    return ask(url, { method, headers, body: body.byteLength === 0 ? undefined : body })
  }
}
