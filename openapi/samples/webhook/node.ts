import type { Event } from './event.ts'
import { quoteJavaScript } from '../languages/node/syntax.ts'
import { headerPattern, listSigned } from './event.ts'

/** A server of Node's own, as a file. */
export function writeNode({ status, isJson, variable, signature }: Event): string {
  const read = isJson ? 'JSON.parse(body)' : 'body.toString()'
  const check = `  if (!isSigned(request.headers, body)) {
    response.writeHead(401).end()
    return
  }

`
  return `${signature ? 'import { createHmac, timingSafeEqual } from \'node:crypto\'\n' : ''}import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'

createServer(async (request, response) => {
  const body = await buffer(request)
${signature ? check : ''}  const event = ${read}
  console.log(event)
  response.writeHead(${status}).end()
}).listen(process.env.PORT ?? 3000)${signature ? `\n\n${verify(signature, variable)}` : ''}`
}

function verify(signature: NonNullable<Event['signature']>, variable: string): string {
  const { header, format, algorithm, encoding, timestamp, id, tolerance } = signature
  const { pattern, groups } = headerPattern(signature)
  const name = quoteJavaScript(header.toLowerCase())
  const updates = listSigned(signature).map(piece => `.update(${'text' in piece ? quoteJavaScript(piece.text) : piece.name})`)
  const needs = ['signature', ...(format.includes('{timestamp}') || timestamp ? ['timestamp'] : []), ...(id ? ['id'] : [])]
  return `function isSigned(headers, body) {
${format === '{signature}'
  ? `  const signature = headers[${name}]`
  : `  const [, ${groups.join(', ')}] = /${pattern}/.exec(headers[${name}]) ?? []`}
${timestamp && !format.includes('{timestamp}') ? `  const timestamp = headers[${quoteJavaScript(timestamp.toLowerCase())}]\n` : ''}${id ? `  const id = headers[${quoteJavaScript(id.toLowerCase())}]\n` : ''}  if (${needs.map(one => `!${one}`).join(' || ')})
    return false
${tolerance ? `  // Somebody may send again what they have overheard.\n  if (!(Math.abs(Date.now() / 1000 - timestamp) <= ${tolerance}))\n    return false\n` : ''}  const expected = createHmac('${algorithm}', process.env.${variable})
${updates.map(update => `    ${update}\n`).join('')}    .digest('${encoding}')
  return signature.length === expected.length && timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
}`
}
