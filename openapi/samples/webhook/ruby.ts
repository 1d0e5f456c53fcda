import type { Event } from './event.ts'
import { quoteRuby } from '../languages/ruby/syntax.ts'
import { headerPattern, listSigned } from './event.ts'

/** WEBrick, which Ruby has brought and still installs by its name. */
export function writeRuby({ status, isJson, variable, signature }: Event): string {
  const check = `  unless signed?(request, body)
    response.status = 401
    next
  end

`
  return `${[...(isJson ? ['json'] : []), ...(signature ? ['openssl'] : []), 'webrick'].map(name => `require '${name}'\n`).join('')}
${signature ? `${verify(signature, variable)}\n\n` : ''}server = WEBrick::HTTPServer.new(Port: ENV.fetch('PORT', 3000).to_i)
server.mount_proc '/' do |request, response|
  body = request.body.to_s
${signature ? check : ''}  event = ${isJson ? 'JSON.parse(body)' : 'body'}
  puts event
  response.status = ${status}
end
server.start`
}

function verify(signature: NonNullable<Event['signature']>, variable: string): string {
  const { header, format, algorithm, encoding, timestamp, id, tolerance } = signature
  const { pattern, groups } = headerPattern(signature)
  const hasTime = format.includes('{timestamp}') || timestamp !== undefined
  const get = (name: string): string => `request[${quoteRuby(name)}].to_s`
  const signed = listSigned(signature).map(piece => ('text' in piece ? quoteRuby(piece.text) : piece.name)).join(' + ')
  const hash = `OpenSSL::HMAC.${encoding === 'hex' ? 'hexdigest' : 'digest'}('${algorithm.toUpperCase()}', ENV.fetch('${variable}'), ${signed})`
  return `def signed?(request, body)
${format === '{signature}'
  ? `  signature = ${get(header)}`
  : `  ${groups.join(', ')}${groups.length === 1 ? ',' : ''} = ${get(header)}.match(/\\A${pattern.slice(1)}/)&.captures`}
${timestamp && !format.includes('{timestamp}') ? `  timestamp = ${get(timestamp)}\n` : ''}${id ? `  id = ${get(id)}\n` : ''}${hasTime ? '  return false unless timestamp.to_s.match?(/\\A\\d+\\z/)\n' : ''}${tolerance ? `  # Somebody may send again what they have overheard.\n  return false if (Time.now.to_i - timestamp.to_i).abs > ${tolerance}\n` : ''}
  expected = ${encoding === 'hex' ? hash : `[${hash}].pack('m0')`}
  OpenSSL.secure_compare(expected, signature.to_s)
end`
}
