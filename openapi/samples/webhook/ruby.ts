import type { Event } from './event.ts'
import { quoteRuby } from '../languages/ruby/syntax.ts'
import { headerPatterns, listSigned } from './event.ts'

/** WEBrick, which Ruby has brought and still installs by its name. */
export function writeRuby({ status, isJson, variable, signature }: Event): string {
  const check = `  unless signed?(request, body)
    response.status = 401
    next
  end

`
  return `${[...(isJson ? ['json'] : []), ...(signature ? ['openssl'] : []), 'webrick'].map(name => `require '${name}'\n`).join('')}
${signature ? `${readSecret(signature, variable)}\n\n${verify(signature)}\n\n` : ''}server = WEBrick::HTTPServer.new(Port: ENV.fetch('PORT', 3000).to_i)
server.mount_proc '/' do |request, response|
  body = request.body.to_s
${signature ? check : ''}  event = ${isJson ? 'JSON.parse(body)' : 'body'}
  puts event
  response.status = ${status}
${isJson ? 'rescue JSON::ParserError\n  response.status = 400\n' : ''}end
server.start`
}

function verify(signature: NonNullable<Event['signature']>): string {
  const { header, format, algorithm, encoding, timestamp, id, tolerance } = signature
  const patterns = headerPatterns(signature)
  const hasTime = patterns.timestamp !== undefined || timestamp !== undefined
  const isList = format !== '{signature}'
  const get = (name: string): string => `request[${quoteRuby(name)}].to_s`
  const signed = listSigned(signature).map(piece => ('text' in piece ? quoteRuby(piece.text) : piece.name)).join(' + ')
  const hash = `OpenSSL::HMAC.${encoding === 'hex' ? 'hexdigest' : 'digest'}('${algorithm.toUpperCase()}', SECRET, ${signed})`
  return `def signed?(request, body)
${isList
  ? `  header = ${get(header)}
${patterns.timestamp === undefined ? '' : `  timestamp = header[/${patterns.timestamp.replace(/^\^/, '\\A').replace(/\$$/, '\\z')}/, 1]\n`}  # While a secret is rotated, the header lists a signature for each.
  signatures = header.scan(/${patterns.signature}/).flatten`
  : `  signature = ${get(header)}`}
${timestamp && patterns.timestamp === undefined ? `  timestamp = ${get(timestamp)}\n` : ''}${id ? `  id = ${get(id)}\n` : ''}${hasTime ? '  return false unless timestamp.to_s.match?(/\\A\\d+\\z/)\n' : ''}${tolerance ? `  # Somebody may send again what they have overheard.\n  return false if (Time.now.to_i - timestamp.to_i).abs > ${tolerance}\n` : ''}
  expected = ${encoding === 'hex' ? hash : `[${hash}].pack('m0')`}
  ${isList ? 'signatures.any? { |signature| OpenSSL.secure_compare(expected, signature) }' : 'OpenSSL.secure_compare(expected, signature)'}
end`
}

function readSecret({ secretPrefix }: NonNullable<Event['signature']>, variable: string): string {
  return secretPrefix === undefined
    ? `SECRET = ENV['${variable}'].to_s
abort '${variable} is not set.' if SECRET.empty?`
    : `SECRET = ENV['${variable}'].to_s${secretPrefix === '' ? '' : `.delete_prefix(${quoteRuby(secretPrefix)})`}.unpack1('m')
abort '${variable} holds no key in base64.' if SECRET.empty?`
}
