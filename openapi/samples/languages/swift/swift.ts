import type { HttpRequest } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import type { PlainBody } from '../plain.ts'
import { fileName } from '../../body/file-name.ts'
import { createEmitter } from '../../sample.ts'
import { urlLiteral } from '../content.ts'
import { bracedCode, escapeText } from '../escape.ts'
import { fillTemplate } from '../interpolate.ts'
import { environmentPair, inability, indentLines, isPlainBlock, linesOfCrlf, plainBody, plainHeaders } from '../plain.ts'

/**
 * Double quotes, in which a backslash begins what is read, an expression too.
 *
 * @see https://docs.swift.org/swift-book/documentation/the-swift-programming-language/lexicalstructure#String-Literals
 */
function quoteSwift(text: string): string {
  return `"${escapeText(text, /[\\"]/g, bracedCode)}"`
}

const interpolate = fillTemplate({
  open: '"',
  close: '"',
  escape: text => quoteSwift(text).slice(1, -1),
  insert: expression => `\\(${expression})`,
  variable: name => `ProcessInfo.processInfo.environment["${name}"]!`,
  encode: expression => `${expression}.addingPercentEncoding(withAllowedCharacters: .alphanumerics)!`,
})

/** Foundation follows redirections unless told. */
const noRedirect = `final class NoRedirect: NSObject, URLSessionTaskDelegate {
    func urlSession(_ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest) async -> URLRequest? {
        nil
    }
}`

/** With `URLSession` of Foundation. */
export const swift = createEmitter({ quote: quoteSwift, interpolate, write })

function write(request: HttpRequest, pen: Pen): string {
  const unable = inability(request, 'URLSession')
  if (unable !== undefined)
    return unable
  const body = plainBody(request.body)
  const credentials = environmentPair(request, pen)
  const basic = (pair: string): string => `"Basic " + Data(${credentials === undefined ? pair : 'credentials'}.utf8).base64EncodedString()`
  const isStream = request.answer === 'events' || request.answer === 'lines'
  const name = isStream ? 'bytes' : 'data'
  const delegate = request.answer === 'redirect' ? ', delegate: NoRedirect()' : ''
  const send = `try await URLSession.shared.${name}(for: request${delegate})`
  const setUp = [
    ...(request.method === 'GET' ? [] : [`request.httpMethod = ${pen.quote(request.method)}`]),
    ...plainHeaders(request, pen, { type: body?.type, basic }).map(
      ({ name, value }) => `request.setValue(${value}, forHTTPHeaderField: ${name})`,
    ),
    ...(body === undefined ? [] : [`request.httpBody = ${bodyOf(body, pen)}`]),
  ]
  const code = [
    ...(credentials === undefined ? [] : [`let credentials = ${credentials}`]),
    // The compiler warns of a variable that nothing changes.
    `${setUp.length > 0 ? 'var' : 'let'} request = URLRequest(url: URL(string: ${urlLiteral(request, pen)})!)`,
    ...setUp,
    '',
    pen.handlesErrors ? `${checked(request, name, send)}\n` : `let (${name}, response) = ${send}`,
    print(request),
  ].join('\n')
  return `import Foundation\n${delegate === '' ? '' : `\n${noRedirect}\n`}\n${code}`
}

function bodyOf({ pieces, isJson }: PlainBody, pen: Pen): string {
  return pieces
    .map(piece => 'file' in piece
      ? `try Data(contentsOf: URL(fileURLWithPath: ${pen.quote(piece.file)}))`
      : `Data(${textOf(piece.text, isJson === true, pen)}.utf8)`)
    .join(' + ')
}

/** A text over several lines without the indentation of its end, and without the line break before that. */
function textOf(text: string, isJson: boolean, { quote }: Pen): string {
  const lines = linesOfCrlf(text)
  if (lines)
    return `"""\n${lines.map(line => `    ${line}\\r\n`).join('')}\n    """`
  return isJson && isPlainBlock(text) ? `"""\n${indentLines(text, 4)}\n    """` : quote(text)
}

/** Adds retries where the API says when within a minute, and reports the API's error message. */
function checked({ errorMessage }: HttpRequest, name: string, send: string): string {
  const report = [
    ...(name === 'bytes' ? ['let data = try await bytes.reduce(into: Data()) { $0.append($1) }'] : []),
    ...messageOf(errorMessage),
    'FileHandle.standardError.write(Data("\\(status) \\(message)\\n".utf8))',
  ]
  return `var (${name}, response) = ${send}
for attempt in 1...2 {
    let http = response as! HTTPURLResponse
    let seconds = max(Int(http.value(forHTTPHeaderField: "Retry-After") ?? "") ?? 0, attempt)
    if ![429, 503].contains(http.statusCode) || seconds > 60 {
        break
    }
    try await Task.sleep(nanoseconds: UInt64(seconds) * 1_000_000_000)
    (${name}, response) = ${send}
}

let status = (response as! HTTPURLResponse).statusCode
if status >= 400 {
${indentLines(report.join('\n'), 4)}
    exit(1)
}`
}

/** The message where the body has the declared shape, else all of it. */
function messageOf(path: string[] | undefined): string[] {
  const all = 'String(decoding: data, as: UTF8.self)'
  if (path === undefined)
    return [`let message = ${all}`]
  const place = path.reduce(
    (inner, name) => (/^\d+$/.test(name) ? `(${inner} as? [Any])?.first` : `(${inner} as? [String: Any])?[${quoteSwift(name)}]`),
    'error',
  )
  return ['let error = try? JSONSerialization.jsonObject(with: data)', `let message = ${place} as? String\n    ?? ${all}`]
}

function print({ answer, answerType }: HttpRequest): string {
  const http = '(response as! HTTPURLResponse)'
  switch (answer) {
    case 'json':
    case 'text':
      return 'print(String(decoding: data, as: UTF8.self))'
    case 'any':
      return `print(${http}.statusCode, String(decoding: data, as: UTF8.self))`
    case 'empty':
      return `print(${http}.statusCode)`
    case 'redirect':
      return `print(${http}.statusCode, ${http}.value(forHTTPHeaderField: "Location") ?? "")`
    case 'events':
    case 'lines':
      return 'for try await line in bytes.lines {\n    print(line)\n}'
    case 'binary':
      return `let file = URL(fileURLWithPath: response.suggestedFilename ?? ${quoteSwift(fileName('response', answerType))})
try data.write(to: URL(fileURLWithPath: file.lastPathComponent))
print(${http}.statusCode, file.lastPathComponent)`
  }
}
