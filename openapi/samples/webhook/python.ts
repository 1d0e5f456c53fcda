import type { Event } from './event.ts'
import { quotePython } from '../languages/python/syntax.ts'
import { headerPattern, listSigned } from './event.ts'

/** A server of Python's own. */
export function writePython({ status, isJson, variable, signature }: Event): string {
  const names = [
    ...(signature?.encoding === 'base64' ? ['base64'] : []),
    ...(signature ? ['hashlib', 'hmac'] : []),
    ...(isJson ? ['json'] : []),
    'os',
    ...(signature && signature.format !== '{signature}' ? ['re'] : []),
    ...(signature?.tolerance ? ['time'] : []),
  ]
  const check = `        if not is_signed(self.headers, body):
            self.send_response(401)
            self.end_headers()
            return

`
  return `${names.map(name => `import ${name}\n`).join('')}from http.server import BaseHTTPRequestHandler, HTTPServer


class Webhook(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
${signature ? check : ''}        event = ${isJson ? 'json.loads(body)' : 'body.decode()'}
        print(event)
        self.send_response(${status})
        self.end_headers()


${signature ? `${verify(signature, variable)}\n\n\n` : ''}HTTPServer(('', int(os.environ.get('PORT', 3000))), Webhook).serve_forever()`
}

function verify(signature: NonNullable<Event['signature']>, variable: string): string {
  const { header, format, algorithm, encoding, timestamp, id, tolerance } = signature
  const { pattern, groups } = headerPattern(signature)
  const hasTime = format.includes('{timestamp}') || timestamp !== undefined
  const get = (name: string): string => `headers.get(${quotePython(name)}, '')`
  const signed = listSigned(signature).map(piece => ('text' in piece ? `b${quotePython(piece.text)}` : piece.name === 'body' ? 'body' : `${piece.name}.encode()`)).join(' + ')
  const digest = encoding === 'hex' ? '.hexdigest()' : '.digest()'
  const hash = `hmac.new(secret, ${signed}, hashlib.${algorithm})${digest}`
  return `def is_signed(headers, body):
    secret = os.environ['${variable}'].encode()
${format === '{signature}'
  ? `    signature = ${get(header)}`
  : `    found = re.match(r'${pattern}', ${get(header)})
    if not found:
        return False
    ${groups.join(', ')} = found${groups.length === 1 ? '[1]' : '.groups()'}`}
${timestamp && !format.includes('{timestamp}') ? `    timestamp = ${get(timestamp)}\n` : ''}${id ? `    id = ${get(id)}\n` : ''}${hasTime ? '    if not timestamp.isdecimal():\n        return False\n' : ''}${tolerance ? `    # Somebody may send again what they have overheard.\n    if abs(time.time() - int(timestamp)) > ${tolerance}:\n        return False\n` : ''}    expected = ${encoding === 'hex' ? hash : `base64.b64encode(${hash}).decode()`}
    return hmac.compare_digest(expected.encode(), signature.encode())`
}
