import type { Body, HttpRequest, Part } from '../../http-request.ts'
import type { Pen, Piece } from '../../sample.ts'
import type { Json } from '../../json.ts'
import type { Syntax } from '../literal.ts'
import type { PlainBody } from '../plain.ts'
import { toWellFormed } from '../../../document/text/well-formed.ts'
import { fileName } from '../../body/file-name.ts'
import { createEmitter } from '../../sample.ts'
import { basicPair, headerLiterals, isFormData, isPlainForm, jsonData, urlLiteral } from '../content.ts'
import { bracedCode, escapeText } from '../escape.ts'
import { isDouble, isInteger, writeLiteral } from '../literal.ts'
import { authorizationOf, inability, plainBody } from '../plain.ts'

/**
 * Double quotes; a raw string where text has several lines.
 *
 * @see https://doc.rust-lang.org/reference/tokens.html#string-literals
 */
export function quoteRust(text: string): string {
  const safe = toWellFormed(text)
  if (safe.includes('\n') && /^[\n\x20-\x7E]*$/.test(safe) && !safe.includes('"#'))
    return `r#"${safe}"#`
  return `"${escapeText(safe, /[\\"]/g, bracedCode)}"`
}

/** What `json!` of `serde_json` reads. */
const syntax: Syntax = {
  quote: quoteRust,
  indent: 4,
  list: ['[', ']'],
  object: ['{', '}'],
  padding: ' ',
  key: name => `${quoteRust(name)}: `,
  null: 'null',
  boolean: String,
  empty: '{}',
  // A whole number is one of 32 bits unless it says otherwise.
  number: text =>
    isInteger(text)
      ? text.length < 10 ? text : text.length < 19 ? `${text}_i64` : undefined
      : isDouble(text) ? text : undefined,
}

/** One variable as it is, others in a format string. Keys in a query are given to `reqwest`, which encodes them. */
function interpolate(pieces: Piece[]): string {
  const variables = pieces.flatMap(piece => (typeof piece === 'string' ? [] : [`std::env::var("${piece.variable}")?`]))
  if (pieces.length === 1)
    return variables.join('')
  const text = pieces.map(piece => (typeof piece === 'string' ? piece.replace(/[{}]/g, '$&$&') : '{}')).join('')
  return `format!(${quoteRust(text)}, ${variables.join(', ')})`
}

/** With `reqwest`, blocking, as a program of one file has it. */
export const rust = createEmitter({ quote: quoteRust, interpolate, write })

function write(request: HttpRequest, pen: Pen): string {
  const unable = inability(request, 'reqwest')
  if (unable !== undefined)
    return unable
  const { method, body } = request
  const form = body.kind === 'multipart' && isFormData(body) ? body.parts : undefined
  const plain = form ? undefined : plainBody(body)
  const known = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/.test(method)
  const call = [
    'client',
    known ? `.${method.toLowerCase()}(${address(request, pen)})` : `.request(${pen.quote(method)}.parse()?, ${address(request, pen)})`,
    ...(request.basic === undefined ? [] : [basicAuth(request, pen)]),
    ...headerLiterals(request, plain && !isImplied(body) ? [['Content-Type', plain.type]] : [], pen).map(
      ({ name, value }, index) => bearerAuth(request, index, pen) ?? `.header(${name}, ${value})`,
    ),
    ...(form ? [`.multipart(\n    reqwest::blocking::multipart::Form::new()${form.map(part => `\n        ${formPart(part, pen)}`).join('')},\n)`] : []),
    ...(plain ? [bodyCall(body, plain, pen)] : []),
    '.send()?',
  ].map((line, index) => (index === 0 ? line : indentCode(line))).join('\n')
  const isMutable = /^(?:binary|events|lines)$/.test(request.answer) && !pen.handlesErrors
  const client = request.answer === 'redirect'
    ? 'reqwest::blocking::Client::builder()\n    .redirect(reqwest::redirect::Policy::none())\n    .build()?'
    : 'reqwest::blocking::Client::new()'
  const code = [
    `let client = ${client};`,
    pen.handlesErrors ? checked(call) : `let ${isMutable ? 'mut ' : ''}response = ${call};`,
    print(request),
  ].join('\n')
  return `${macroOf(body) !== undefined ? 'use serde_json::json;\n\n' : ''}fn main() -> Result<(), Box<dyn std::error::Error>> {\n${indentCode(code)}\n    Ok(())\n}`
}

/** The URL; keys from the environment are added to its query by `reqwest`, which encodes them. */
function address(request: HttpRequest, pen: Pen): string {
  const inQuery = request.keys.filter(key => key.in === 'query')
  const [first] = inQuery
  if (!pen.environment || !first)
    return urlLiteral(request, pen)
  const base = first.before.replace(/[?&][^?&]*$/, '')
  const pairs = inQuery.map(({ name, variables: [variable = ''] }) => `(${pen.quote(name)}, std::env::var("${variable}")?)`)
  return `reqwest::Url::parse_with_params(${pen.quote(base)}, [${pairs.join(', ')}])?`
}

function basicAuth(request: HttpRequest, pen: Pen): string {
  const [user, password] = basicPair(request, pen)
  return `.basic_auth(${user}, ${password === '""' ? 'None::<&str>' : `Some(${password})`})`
}

function bearerAuth(request: HttpRequest, index: number, pen: Pen): string | undefined {
  const [name = '', value = ''] = request.headers[index] ?? []
  const authorization = name.toLowerCase() === 'authorization' ? authorizationOf(request, value, pen) : undefined
  return authorization?.scheme === 'Bearer' ? `.bearer_auth(${authorization.literal})` : undefined
}

function formPart({ name, content, type }: Part, { quote }: Pen): string {
  if ('text' in content)
    return `.text(${quote(name)}, ${quote(content.text)})`
  return type === undefined
    ? `.file(${quote(name)}, ${quote(content.file)})?`
    : `.part(${quote(name)}, reqwest::blocking::multipart::Part::file(${quote(content.file)})?.mime_str(${quote(type)})?)`
}

/** Whether `reqwest` sets the type of a body itself. */
function isImplied(body: Body): boolean {
  return isForm(body) || (macroOf(body) !== undefined && body.kind === 'json' && body.type === 'application/json')
}

function isForm(body: Body): body is Extract<Body, { kind: 'form' }> {
  return body.kind === 'form' && body.text === undefined && isPlainForm(body) && body.fields.length > 0
}

/** A JSON body that the macro `json!` can say. */
function macroOf(body: Body): Json | undefined {
  const json = body.kind === 'json' ? jsonData(body, syntax) : undefined
  return typeof json === 'object' && json !== null && macroDepth(json) < 100 ? json : undefined
}

/** How deep `json!` calls itself, three times an entry: the compiler stops at 128. */
function macroDepth(json: Json): number {
  const items = json instanceof Map ? [...json.values()] : Array.isArray(json) ? json : []
  return 3 * items.length + Math.max(1, ...items.map(macroDepth))
}

function bodyCall(body: Body, plain: PlainBody, pen: Pen): string {
  const json = macroOf(body)
  if (json !== undefined)
    return `.json(&json!(${writeLiteral(json, syntax, 0, 14)}))`
  return isForm(body)
    ? `.form(&[\n${body.fields.map(([name, value]) => `    (${pen.quote(name)}, ${pen.quote(value)}),\n`).join('')}])`
    : `.body(${bodyOf(plain, pen)})`
}

function bodyOf({ pieces, isJson }: PlainBody, { quote }: Pen): string {
  const [only] = pieces
  if (pieces.length === 1 && only)
    return 'file' in only ? `std::fs::File::open(${quote(only.file)})?` : quote(isJson ? only.text.replaceAll('\n', '\n        ') : only.text)
  return `[\n${pieces
    .map(piece => `    ${'file' in piece ? `std::fs::read(${quote(piece.file)})?` : `${quote(piece.text)}.as_bytes().to_vec()`},\n`)
    .join('')}].concat()`
}

/** Adds retries where the API says when within a minute, and reports the body of an error. */
function checked(call: string): string {
  return `let mut attempt = 0;
let mut response = loop {
    attempt += 1;
    let response = ${indentCode(call).trimStart()};
    let wait = response.headers().get("Retry-After").and_then(|value| value.to_str().ok()?.parse().ok());
    let seconds = wait.unwrap_or(0).max(attempt);
    if !matches!(response.status().as_u16(), 429 | 503) || attempt == 3 || seconds > 60 {
        break response;
    }
    std::thread::sleep(std::time::Duration::from_secs(seconds));
};

if response.status().as_u16() >= 400 {
    eprintln!("{} {}", response.status(), response.text()?);
    std::process::exit(1);
}`
}

function print({ answer, answerType }: HttpRequest): string {
  switch (answer) {
    case 'json':
    case 'text':
      return 'println!("{}", response.text()?);'
    case 'any':
      return 'println!("{} {}", response.status(), response.text()?);'
    case 'empty':
      return 'println!("{}", response.status());'
    case 'redirect':
      return 'println!("{} {:?}", response.status(), response.headers().get("Location"));'
    case 'events':
    case 'lines':
      return 'std::io::copy(&mut response, &mut std::io::stdout())?;'
    case 'binary':
      return `let mut file = std::fs::File::create(${quoteRust(fileName('response', answerType))})?;
std::io::copy(&mut response, &mut file)?;
println!("{}", response.status());`
  }
}

/** Indents lines, but for those inside of a raw string. */
function indentCode(code: string): string {
  return code
    .split(/(r#"[\s\S]*?"#)/)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/\n(?=.)/g, '\n    ')))
    .join('')
    .replace(/^/, '    ')
}
