import type { HttpRequest } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import type { PlainBody } from '../plain.ts'
import { createEmitter } from '../../sample.ts'
import { urlLiteral } from '../content.ts'
import { joinPieces } from '../interpolate.ts'
import { createImports, environmentPair, inability, indentLines, isPlainBlock, linesOfCrlf, plainBody, plainHeaders } from '../plain.ts'
import { checked, handlerOf, print } from './answer.ts'
import { quoteJava } from './syntax.ts'

const interpolate = joinPieces(' + ', quoteJava, {
  // Text that is joined to what is not set would say "null".
  variable: name => `Objects.requireNonNull(System.getenv("${name}"), "${name}")`,
  encode: expression => `URLEncoder.encode(${expression}, StandardCharsets.UTF_8)`,
})

/** With the client that Java brings since version 11; text blocks since 15. */
export const java = createEmitter({ quote: quoteJava, interpolate, write })

const importsOf = createImports({
  Base64: 'java.util.Base64',
  Collectors: 'java.util.stream.Collectors',
  Files: 'java.nio.file.Files',
  HttpClient: 'java.net.http.HttpClient',
  HttpRequest: 'java.net.http.HttpRequest',
  HttpResponse: 'java.net.http.HttpResponse',
  InputStream: 'java.io.InputStream',
  Objects: 'java.util.Objects',
  Path: 'java.nio.file.Path',
  Pattern: 'java.util.regex.Pattern',
  StandardCharsets: 'java.nio.charset.StandardCharsets',
  StandardCopyOption: 'java.nio.file.StandardCopyOption',
  Stream: 'java.util.stream.Stream',
  URI: 'java.net.URI',
  URLEncoder: 'java.net.URLEncoder',
})

function write(request: HttpRequest, pen: Pen): string {
  const unable = inability(request, 'java.net.http')
  if (unable !== undefined)
    return unable
  const body = plainBody(request.body)
  const credentials = environmentPair(request, pen)
  const basic = (pair: string): string =>
    `"Basic " + Base64.getEncoder().encodeToString(${credentials === undefined ? pair : 'credentials'}.getBytes(StandardCharsets.UTF_8))`
  const builder = [
    `var request = HttpRequest.newBuilder(URI.create(${urlLiteral(request, pen)}))`,
    ...plainHeaders(request, pen, { type: body?.type, basic }).map(({ name, value }) => `    .header(${name}, ${value})`),
    ...methodCall(request.method, body, pen).map(call => `    ${call}`),
    '    .build();',
  ].join('\n')
  const send = `client.send(request, ${handlerOf(request)})`
  const code = [
    ...(credentials === undefined ? [] : [`var credentials = ${credentials};`]),
    'var client = HttpClient.newHttpClient();',
    builder,
    '',
    pen.handlesErrors ? checked(request, send) : `var response = ${send};\n${print(request)}`,
  ].join('\n')
  const imports = importsOf(code).map(name => `import ${name};`).join('\n')
  return `${imports}\n\npublic class Main {\n    public static void main(String[] args) throws Exception {\n${indentLines(code, 8)}\n    }\n}`
}

function methodCall(method: string, body: PlainBody | undefined, pen: Pen): string[] {
  if (body === undefined) {
    return method === 'GET'
      ? []
      : [method === 'DELETE' ? '.DELETE()' : `.method(${pen.quote(method)}, HttpRequest.BodyPublishers.noBody())`]
  }
  const publishers = body.pieces.map(piece =>
    'file' in piece
      ? `HttpRequest.BodyPublishers.ofFile(Path.of(${pen.quote(piece.file)}))`
      : `HttpRequest.BodyPublishers.ofString(${textOf(piece.text, body.isJson === true, pen)})`,
  )
  const publisher = publishers.length === 1
    ? publishers.join('')
    : `HttpRequest.BodyPublishers.concat(\n${publishers.map(one => indentLines(one, 8)).join(',\n')})`
  return [/^(?:POST|PUT)$/.test(method) ? `.${method}(${publisher})` : `.method(${pen.quote(method)}, ${publisher})`]
}

/** A text block (JLS §3.10.6), from which Java takes the indentation of the line that is indented least. */
function textOf(text: string, isJson: boolean, { quote }: Pen): string {
  const lines = linesOfCrlf(text)
  if (lines)
    return `"""\n${lines.map(line => `        ${line}\\r\n`).join('')}        """`
  return isJson && isPlainBlock(text)
    ? `"""\n${indentLines(text, 8)}"""`
    : quote(text)
}
