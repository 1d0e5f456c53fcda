import type { HttpRequest } from '../../http-request.ts'
import { fileName } from '../../body/file-name.ts'
import { keyOf, resultOf } from '../content.ts'
import { quotePython } from './syntax.ts'

/** How a client tells of an error. */
export interface ClientWords {
  failed: string
  reason: string
  /** What reads the body of an answer that arrives in pieces. */
  read: string
  /** The method that gives an answer in pieces of bytes. */
  pieces: string
  /** The text of a line that was read. */
  line: string
  /** What makes the client tell of an answer that broke off. */
  strict?: string
}

/** Of `requests`, and of what is written after it. */
const requests: ClientWords = {
  failed: 'not response.ok',
  reason: 'reason',
  read: '',
  pieces: 'iter_content(65536)',
  // Told to decode, it takes what names no charset for Latin-1, and ends lines at U+2028 as well.
  line: 'line.decode()',
  strict: 'response.raw.enforce_content_length = True  # not by default before urllib3 2\n',
}

/** Adds retries where the API says when within a minute, and reports the API's error message. */
export function checked(
  request: HttpRequest,
  sent: string,
  { client = requests, read = print(request, client) } = {},
): string {
  const path = (request.errorMessage ?? ['message']).map(name => `[${keyOf(name, quotePython)}]`)
  return `for attempt in range(1, 4):
${indent(sent)}
    wait = response.headers.get('Retry-After', '')
    seconds = int(wait) if wait.isdecimal() else attempt
    if response.status_code not in (429, 503) or attempt == 3 or seconds > 60:
        break
    time.sleep(seconds)

if ${client.failed}:
    try:
        message = ${client.read}response.json()${path.join('')}
    except (ValueError, LookupError, TypeError):
        message = response.${client.reason}
    sys.exit(f'{response.status_code} {message}')

${read}`
}

export function indent(code: string): string {
  return code.replace(/^(?=.)/gm, '    ')
}

export function print(request: HttpRequest, client = requests): string {
  const name = resultOf(request)
  switch (request.answer) {
    case 'json':
      return `${name} = response.json()\nprint(${name})`
    case 'text':
      return 'print(response.text)'
    case 'any':
      return 'print(response.status_code, response.text)'
    case 'binary':
      return `name = re.search(r'filename="?([^";]+)', response.headers.get('Content-Disposition', ''))
path = os.path.basename(name[1] if name else ${quotePython(fileName('response', request.answerType))})
${client.strict ?? ''}with open(path, 'wb') as output:
    for chunk in response.${client.pieces}:
        output.write(chunk)
print(response.status_code, path)`
    case 'events':
      return `for line in response.iter_lines():\n    print(${client.line})`
    case 'lines':
      return 'for line in response.iter_lines():\n    if line.strip():\n        print(json.loads(line))'
    case 'redirect':
      return 'print(response.status_code, response.headers[\'Location\'])'
    case 'empty':
      return 'print(response.status_code)'
  }
}
