import type { HttpRequest } from '../../http-request.ts'
import { fileName } from '../../body/file-name.ts'
import { keyOf, resultOf } from '../content.ts'
import { quoteRuby } from './syntax.ts'

/** Sends the request; an answer that arrives in pieces is read in a block, unless it is an error, any other at once. */
export function send(request: HttpRequest, assign: string, isChecked = false): string {
  const options = [
    ...(request.url.startsWith('https:') ? ['use_ssl: true'] : []),
    ...(request.certificate
      ? [
          'cert: OpenSSL::X509::Certificate.new(File.read(\'client.pem\'))',
          'key: OpenSSL::PKey.read(File.read(\'client-key.pem\'))',
        ]
      : []),
  ]
  const call = `${assign}Net::HTTP.start(uri.hostname, uri.port${options.map(option => `, ${option}`).join('')}) do |http|`
  const read = inPieces(request)
  return read === undefined
    ? `${call}\n  http.request(request)\nend`
    : `${call}\n  http.request(request) do |response|\n${isChecked ? '    next unless response.is_a?(Net::HTTPSuccess)\n\n' : ''}${read}\n  end\nend`
}

function inPieces({ answer, answerType }: HttpRequest): string | undefined {
  switch (answer) {
    case 'events':
      return `    rest = +''
    response.read_body do |piece|
      rest << piece
      while (event = rest.slice!(/.*?\\r?\\n\\r?\\n/m))
        puts event
      end
    end
    puts rest unless rest.empty?`
    case 'lines':
      return `    rest = +''
    response.read_body do |piece|
      rest << piece
      while (line = rest.slice!(/.*\\n/))
        pp JSON.parse(line) unless line.strip.empty?
      end
    end
    pp JSON.parse(rest) unless rest.strip.empty?`
    // Net::HTTP takes what has arrived when a connection breaks off for the whole, unless it is packed: then its length is another.
    case 'binary':
      return `    name = response['Content-Disposition'].to_s[/filename="?([^";]+)/, 1]
    path = File.basename(name || ${quoteRuby(fileName('response', answerType))})
    size = response.content_length unless response['Content-Encoding']
    File.open(path, 'wb') { |file| response.read_body { |piece| file << piece } }
    raise EOFError, "#{path} is not whole" if size && File.size(path) < size
    puts "#{response.code} #{path}"`
    default:
      return undefined
  }
}

export function checked(request: HttpRequest, read = print(request)): string {
  const path = (request.errorMessage ?? ['message']).map(name => keyOf(name, quoteRuby))
  return `response = nil
3.times do |attempt|
${send(request, 'response = ', true).replace(/^(?=.)/gm, '  ')}
  seconds = [response['Retry-After'].to_i, attempt + 1].max
  break if attempt == 2 || seconds > 60 || !%w[429 503].include?(response.code)
  sleep seconds
end

if response.code.to_i >= 400
  message = begin
    JSON.parse(response.body.to_s).dig(${path.join(', ')})
  rescue JSON::ParserError, TypeError, NoMethodError
    nil
  end
  abort "#{response.code} #{message || response.message}"
end

${read}`.trimEnd()
}

export function print(request: HttpRequest): string {
  const name = resultOf(request)
  switch (request.answer) {
    case 'json':
      return `${name} = JSON.parse(response.body)\npp ${name}`
    case 'text':
      return 'puts response.body'
    case 'any':
      return 'puts response.code, response.body'
    case 'redirect':
      return 'puts response.code, response[\'Location\']'
    case 'empty':
      return 'puts response.code'
    case 'binary':
    case 'events':
    case 'lines':
      return ''
  }
}
