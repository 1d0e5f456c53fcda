import type { HttpRequest } from '../../http-request.ts'
import { fileName } from '../../body/file-name.ts'
import { keyOf, resultOf, toCamel } from '../content.ts'
import { quoteJavaScript, syntax } from './syntax.ts'

/** Adds retries where the API says when within a minute, and reports the API's error message. */
export function checked(
  request: HttpRequest,
  call: string,
  { read, failed = '', isTyped = false }: { read: string, failed?: string, isTyped?: boolean },
): string {
  const names = request.errorMessage ?? ['message']
  const error = names.reduceRight(
    (inner, name) => (/^\d+$/.test(name) ? `(${inner})[]` : `{ ${syntax.key(name).slice(0, -2)}?: ${inner} }`),
    'string',
  )
  const path = names.map(name =>
    /^[a-z_$][\w$]*$/i.test(name) ? `?.${name}` : `?.[${keyOf(name, quoteJavaScript)}]`,
  )
  return `let response
for (let attempt = 1; ; attempt++) {
${indent(`response = await ${call}`)}
  const seconds = Number(response.headers.get('Retry-After')) || attempt
  if (![429, 503].includes(response.status) || attempt === 3 || seconds > 60)
    break
  await new Promise(resolve => setTimeout(resolve, seconds * 1000))
}

if (response.ok${request.answer === 'redirect' ? ' || response.status < 400' : ''}) {
${indent(read)}
}
else {
  const error = await response.json().catch(() => undefined)${isTyped ? ` as ${error} | undefined` : ''}
  console.error(response.status, error${path.join('')} ?? response.statusText)
  process.exitCode = 1
${failed}}`
}

function indent(code: string): string {
  return code.replace(/^(?=.)/gm, '  ')
}

/** Prints the answer; `cast` says of what type it is. */
export function print(request: HttpRequest, cast = ''): string {
  const name = toCamel(resultOf(request))
  switch (request.answer) {
    case 'json':
      return `const ${name} = await response.json()${cast}\nconsole.log(${name})`
    case 'text':
      return 'console.log(await response.text())'
    case 'any':
      return 'console.log(response.status, await response.text())'
    case 'binary':
      return `const [, name] = /filename="?([^";]+)/.exec(response.headers.get('Content-Disposition')) ?? []
const file = basename(name ?? ${quoteJavaScript(fileName('response', request.answerType))})
await pipeline(response.body, createWriteStream(file))
console.log(response.status, file)`
    case 'events':
      return `let rest = ''
for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
  const events = (rest + piece).split(/\\r?\\n\\r?\\n/)
  rest = events.pop()
  for (const event of events)
    console.log(event)
}
if (rest.trim())
  console.log(rest)`
    // Not by node:readline, which ends a line at U+2028 as well, as it may stand within a text in JSON.
    case 'lines':
      return `let rest = ''
for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
  const lines = (rest + piece).split('\\n')
  rest = lines.pop()
  for (const line of lines.filter(line => line.trim()))
    console.log(JSON.parse(line))
}
if (rest.trim())
  console.log(JSON.parse(rest))`
    case 'redirect':
      return 'console.log(response.status, response.headers.get(\'Location\'))'
    case 'empty':
      return 'console.log(response.status)'
  }
}
