import type { Event } from './event.ts'
import { quotePython } from '../languages/python/syntax.ts'
import { headerPatterns, listSigned } from './event.ts'

/** A server of Python's own. */
export function writePython({ status, isJson, variable, signature }: Event): string {
  const names = [
    ...(signature?.encoding === 'base64' || signature?.secretPrefix !== undefined ? ['base64'] : []),
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
  const reading = `        try:
            event = json.loads(body)
        except ValueError:
            self.send_response(400)
            self.end_headers()
            return

`
  return `${names.map(name => `import ${name}\n`).join('')}from http.server import BaseHTTPRequestHandler, HTTPServer
${signature ? `\n${readSecret(signature, variable)}\n` : ''}

class Webhook(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get('Content-Length', 0)))
${signature ? check : ''}${isJson ? reading : '        event = body.decode()\n'}        print(event)
        self.send_response(${status})
        self.end_headers()


${signature ? `${verify(signature)}\n\n\n` : ''}HTTPServer(('', int(os.environ.get('PORT', 3000))), Webhook).serve_forever()`
}

function verify(signature: NonNullable<Event['signature']>): string {
  const { header, format, algorithm, encoding, timestamp, id, tolerance } = signature
  const patterns = headerPatterns(signature)
  const hasTime = patterns.timestamp !== undefined || timestamp !== undefined
  const isList = format !== '{signature}'
  const get = (name: string): string => `headers.get(${quotePython(name)}, '')`
  const signed = listSigned(signature).map(piece => ('text' in piece ? `b${quotePython(piece.text)}` : piece.name === 'body' ? 'body' : `${piece.name}.encode()`)).join(' + ')
  const digest = encoding === 'hex' ? '.hexdigest()' : '.digest()'
  const hash = `hmac.new(secret, ${signed}, hashlib.${algorithm})${digest}`
  return `def is_signed(headers, body):
${isList
  ? `    header = ${get(header)}
${patterns.timestamp === undefined ? '' : `    found = re.search(r'${patterns.timestamp}', header)\n    timestamp = found[1] if found else ''\n`}    # While a secret is rotated, the header lists a signature for each.
    signatures = re.findall(r'${patterns.signature}', header)`
  : `    signature = ${get(header)}`}
${timestamp && patterns.timestamp === undefined ? `    timestamp = ${get(timestamp)}\n` : ''}${id ? `    id = ${get(id)}\n` : ''}${hasTime ? '    if not timestamp.isdecimal():\n        return False\n' : ''}${tolerance ? `    # Somebody may send again what they have overheard.\n    if abs(time.time() - float(timestamp)) > ${tolerance}:\n        return False\n` : ''}    expected = ${encoding === 'hex' ? `${hash}.encode()` : `base64.b64encode(${hash})`}
${isList
  ? '    return any(hmac.compare_digest(expected, signature.encode()) for signature in signatures)'
  : '    return hmac.compare_digest(expected, signature.encode())'}`
}

function readSecret({ secretPrefix }: NonNullable<Event['signature']>, variable: string): string {
  const text = `os.environ.get('${variable}', '')`
  return secretPrefix === undefined
    ? `secret = ${text}.encode()
if not secret:
    raise SystemExit('${variable} is not set.')`
    : `secret = base64.b64decode(${text}${secretPrefix === '' ? '' : `.removeprefix(${quotePython(secretPrefix)})`})
if not secret:
    raise SystemExit('${variable} holds no key in base64.')`
}
