import type { Event } from './event.ts'
import { quoteJavaScript } from '../languages/node/syntax.ts'
import { escapePattern, headerPatterns, listSigned } from './event.ts'

/** A server of Node's own, as a file. What goes wrong in an event is answered: a rejection that nobody handles would end the process. */
export function writeNode({ status, isJson, variable, signature }: Event): string {
  const read = isJson ? 'JSON.parse(body)' : 'body.toString()'
  const check = `    if (!isSigned(request.headers, body)) {
      response.writeHead(401).end()
      return
    }

`
  return `${signature ? 'import { createHmac, timingSafeEqual } from \'node:crypto\'\n' : ''}import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'

${signature ? `${readSecret(signature, variable)}\n\n` : ''}createServer(async (request, response) => {
  try {
    const body = await buffer(request)
${signature ? check : ''}    const event = ${read}
    console.log(event)
    response.writeHead(${status}).end()
  }
  catch (error) {
    console.error(error)
    response.writeHead(400).end()
  }
}).listen(process.env.PORT ?? 3000)${signature ? `\n\n${verify(signature)}` : ''}`
}

function verify(signature: NonNullable<Event['signature']>): string {
  const { header, format, algorithm, encoding, timestamp, id, tolerance } = signature
  const patterns = headerPatterns(signature)
  const isList = format !== '{signature}'
  const get = (name: string): string => `headers[${quoteJavaScript(name.toLowerCase())}]`
  const updates = listSigned(signature).map(piece => `.update(${'text' in piece ? quoteJavaScript(piece.text) : piece.name})`)
  const needs = [...(isList ? [] : ['signature']), ...(patterns.timestamp !== undefined || timestamp ? ['timestamp'] : []), ...(id ? ['id'] : [])]
  return `function isSigned(headers, body) {
${isList
  ? `  const header = ${get(header)} ?? ''
${patterns.timestamp === undefined ? '' : `  const [, timestamp] = /${patterns.timestamp}/.exec(header) ?? []\n`}  // While a secret is rotated, the header lists a signature for each.
  const signatures = Array.from(header.matchAll(/${patterns.signature}/g), ([, signature]) => signature)`
  : `  const signature = ${get(header)}`}
${timestamp && patterns.timestamp === undefined ? `  const timestamp = ${get(timestamp)}\n` : ''}${id ? `  const id = ${get(id)}\n` : ''}${needs.length > 0 ? `  if (${needs.map(one => `!${one}`).join(' || ')})\n    return false\n` : ''}${tolerance ? `  // Somebody may send again what they have overheard.\n  if (!(Math.abs(Date.now() / 1000 - timestamp) <= ${tolerance}))\n    return false\n` : ''}  const expected = createHmac('${algorithm}', secret)
${updates.map(update => `    ${update}\n`).join('')}    .digest('${encoding}')
${isList
  ? `  return signatures.some(signature => isEqual(signature, expected))
}

function isEqual(signature, expected) {
`
  : ''}  const [given, wanted] = [Buffer.from(signature), Buffer.from(expected)]
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}`
}

function readSecret({ secretPrefix }: NonNullable<Event['signature']>, variable: string): string {
  if (secretPrefix === undefined)
    return `const secret = process.env.${variable}\nif (!secret)\n  throw new Error('${variable} is not set.')`
  const text = `(process.env.${variable} ?? '')${secretPrefix === '' ? '' : `.replace(/^${escapePattern(secretPrefix)}/, '')`}`
  return `const secret = Buffer.from(${secretPrefix === '' ? text.slice(1, -1) : text}, 'base64')
if (secret.length === 0)
  throw new Error('${variable} holds no key in base64.')`
}
