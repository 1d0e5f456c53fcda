import type { HttpRequest } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import type { PlainBody } from '../plain.ts'
import { fileName } from '../../body/file-name.ts'
import { createEmitter } from '../../sample.ts'
import { urlLiteral } from '../content.ts'
import { escapeText, unitCodes } from '../escape.ts'
import { joinPieces } from '../interpolate.ts'
import { createImports, environmentPair, inability, indentLines, isPlainBlock, linesOfCrlf, plainBody, plainHeaders, wholeBody } from '../plain.ts'

/**
 * Double quotes, in which `$` begins a template.
 *
 * @see https://kotlinlang.org/spec/syntax-and-grammar.html#grammar-rule-lineStringLiteral
 */
function quoteKotlin(text: string): string {
  return `"${escapeText(text, /[\\"$]/g, unitCodes)}"`
}

const interpolate = joinPieces(' + ', quoteKotlin, {
  // Text that is joined to what is not set would say "null"; the map says which name it does not have.
  variable: name => `System.getenv().getValue("${name}")`,
  encode: expression => `URLEncoder.encode(${expression}, Charsets.UTF_8)`,
})

/** With the client of Java, which Kotlin runs on. */
export const kotlin = createEmitter({ quote: quoteKotlin, interpolate, write })

const importsOf = createImports({
  Base64: 'java.util.Base64',
  Files: 'java.nio.file.Files',
  HttpClient: 'java.net.http.HttpClient',
  HttpRequest: 'java.net.http.HttpRequest',
  HttpResponse: 'java.net.http.HttpResponse',
  Path: 'java.nio.file.Path',
  StandardCopyOption: 'java.nio.file.StandardCopyOption',
  URI: 'java.net.URI',
  URLEncoder: 'java.net.URLEncoder',
  exitProcess: 'kotlin.system.exitProcess',
})

function write(request: HttpRequest, pen: Pen): string {
  const unable = inability(request, 'java.net.http')
  if (unable !== undefined)
    return unable
  const body = plainBody(request.body)
  const credentials = environmentPair(request, pen)
  const basic = (pair: string): string =>
    `"Basic " + Base64.getEncoder().encodeToString(${credentials === undefined ? pair : 'credentials'}.toByteArray())`
  const { handler } = readerOf(request)
  const send = `client.send(request, HttpResponse.BodyHandlers.${handler})`
  const code = [
    ...(credentials === undefined ? [] : [`val credentials = ${credentials}`]),
    'val client = HttpClient.newHttpClient()',
    `val request = HttpRequest.newBuilder(URI.create(${urlLiteral(request, pen)}))`,
    ...plainHeaders(request, pen, { type: body?.type, basic }).map(({ name, value }) => `    .header(${name}, ${value})`),
    ...methodCall(request.method, body, pen),
    '    .build()',
    '',
    pen.handlesErrors ? `${checked(request, send)}\n` : `val response = ${send}`,
    print(request),
  ].join('\n')
  const imports = importsOf(code).map(name => `import ${name}`).join('\n')
  return `${imports}\n\nfun main() {\n${indentLines(code, 4)}\n}`
}

function methodCall(method: string, body: PlainBody | undefined, pen: Pen): string[] {
  if (body === undefined) {
    return method === 'GET'
      ? []
      : [method === 'DELETE' ? '    .DELETE()' : `    .method(${pen.quote(method)}, HttpRequest.BodyPublishers.noBody())`]
  }
  const publishers = body.pieces.map(piece =>
    'file' in piece
      ? `HttpRequest.BodyPublishers.ofFile(Path.of(${pen.quote(piece.file)}))`
      : `HttpRequest.BodyPublishers.ofString(${textOf(piece.text, body.isJson === true, pen)})`,
  )
  const publisher = publishers.length === 1
    ? publishers.join('')
    : `HttpRequest.BodyPublishers.concat(\n${publishers.map(one => indentLines(one, 8)).join(',\n')})`
  return [`    .${/^(?:POST|PUT)$/.test(method) ? `${method}(` : `method(${pen.quote(method)}, `}${publisher})`]
}

function textOf(text: string, isJson: boolean, { quote }: Pen): string {
  const lines = linesOfCrlf(text)
  // The last line is empty: what trims the indentation takes the line break before the closing quotes as well.
  if (lines)
    return `"""\n${indentLines([...lines, '', ''].join('\n'), 8)}        """.trimIndent().replace("\\n", "\\r\\n")`
  return isJson && isPlainBlock(text) ? `"""\n${indentLines(text, 8)}\n        """.trimIndent()` : quote(text)
}

function readerOf({ answer }: HttpRequest): { handler: string, all: string } {
  if (answer === 'binary')
    return { handler: 'ofInputStream()', all: 'response.body().reader().readText()' }
  return answer === 'events' || answer === 'lines'
    ? { handler: 'ofLines()', all: 'response.body().toList().joinToString("\\n")' }
    : { handler: 'ofString()', all: 'response.body()' }
}

/** Adds retries where the API says when within a minute, and reports the body of an error. */
function checked(request: HttpRequest, send: string): string {
  const { all } = readerOf(request)
  return `var response = ${send}
for (attempt in 1..2) {
    val wait = response.headers().firstValue("Retry-After").orElse("").toLongOrNull() ?: 0
    val seconds = maxOf(wait, attempt.toLong())
    if (response.statusCode() !in listOf(429, 503) || seconds > 60) {
        break
    }
    Thread.sleep(seconds * 1000)
    response = ${send}
}

if (response.statusCode() >= 400) {
${indentLines([...wholeBody(request), `System.err.println("\${response.statusCode()} \${${all}}")`].join('\n'), 4)}
    exitProcess(1)
}`
}

function print({ answer, answerType }: HttpRequest): string {
  switch (answer) {
    case 'json':
    case 'text':
      return 'println(response.body())'
    case 'any':
      return 'println(response.statusCode().toString() + " " + response.body())'
    case 'empty':
      return 'println(response.statusCode())'
    case 'redirect':
      return 'println(response.statusCode().toString() + " " + response.headers().firstValue("Location").orElse(""))'
    case 'events':
    case 'lines':
      return 'response.body().forEach { println(it) }'
    case 'binary':
      return `val disposition = response.headers().firstValue("Content-Disposition").orElse("")
val name = Regex("filename=\\"?([^\\";]+)").find(disposition)?.groupValues?.get(1) ?: ${quoteKotlin(fileName('response', answerType))}
val path = Path.of(name).fileName
Files.copy(response.body(), path, StandardCopyOption.REPLACE_EXISTING)
println("\${response.statusCode()} $path")`
  }
}
