import type { Body, HttpRequest } from '../../http-request.ts'
import type { Pen, Piece } from '../../sample.ts'
import type { Json } from '../../json.ts'
import type { PlainBody } from '../plain.ts'
import { fileName } from '../../body/file-name.ts'
import { createEmitter } from '../../sample.ts'
import { basicPair, headerLiterals, isPlainForm, jsonData, keyOf, urlLiteral } from '../content.ts'
import { writeLiteral } from '../literal.ts'
import { authorizationOf, inability, plainBody } from '../plain.ts'
import { formCall, formOf, useOfForm } from './multipart.ts'
import { inBrackets, indentCode, inList, quoteRust, syntax } from './syntax.ts'

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
  const form = formOf(body)
  const plain = form ? undefined : plainBody(body)
  const known = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/.test(method)
  const calls = [
    known ? `.${method.toLowerCase()}(${address(request, pen)})` : `.request(${pen.quote(method)}.parse()?, ${address(request, pen)})`,
    ...(request.basic === undefined ? [] : [basicAuth(request, pen)]),
    ...headerLiterals(request, plain && !isImplied(body) ? [['Content-Type', plain.type]] : [], pen).map(
      ({ name, value }, index) => bearerAuth(request, index, pen) ?? `.header${inBrackets([name, value])}`,
    ),
    ...(form ? [formCall(form, pen)] : []),
    ...(plain ? [bodyCall(body, plain, pen)] : []),
    '.send()?',
  ]
  const binding = `let ${request.answer === 'binary' ? 'mut ' : ''}response =`
  const code = [
    `let client = ${clientOf(request)};`,
    pen.handlesErrors ? `${checked(request, binding, chain(calls))}\n` : `${binding} ${chain(calls)};`,
    print(request),
  ].join('\n')
  const uses = [
    ...(form ? [useOfForm(form)] : []),
    ...useOfJson(macroOf(body) !== undefined, pen.handlesErrors && request.errorMessage !== undefined),
    ...(/^(?:events|lines)$/.test(request.answer) ? ['use std::io::{BufRead, BufReader};\n'] : []),
    '\n',
  ]
  return `${uses.length > 1 ? uses.join('') : ''}fn main() -> Result<(), Box<dyn std::error::Error>> {\n${indentCode(code)}\n    Ok(())\n}`
}

function useOfJson(hasMacro: boolean, readsError: boolean): string[] {
  const names = [...(hasMacro ? ['json'] : []), ...(readsError ? ['Value'] : [])]
  return names.length === 0 ? [] : [`use serde_json::${names.length === 1 ? names.join('') : `{${names.join(', ')}}`};\n`]
}

/** The client. By default it gives up on an answer that says nothing for 30 seconds, as a stream of events may. */
function clientOf({ answer }: HttpRequest): string {
  switch (answer) {
    case 'redirect':
      return 'reqwest::blocking::Client::builder()\n    .redirect(reqwest::redirect::Policy::none())\n    .build()?'
    case 'events':
    case 'lines':
      return 'reqwest::blocking::Client::builder().timeout(None).build()?'
    default:
      return 'reqwest::blocking::Client::new()'
  }
}

/** Calls on the client, on one line where they are short and hold no key, whose length is not known here. */
function chain(calls: string[]): string {
  const line = `client${calls.join('')}`
  return line.length <= 60 && !/[\n\0]/.test(line) ? line : `client\n${calls.map(indentCode).join('\n')}`
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
  return `.basic_auth${inBrackets([user, password === '""' ? 'None::<&str>' : `Some(${password})`])}`
}

function bearerAuth(request: HttpRequest, index: number, pen: Pen): string | undefined {
  const [name = '', value = ''] = request.headers[index] ?? []
  const authorization = name.toLowerCase() === 'authorization' ? authorizationOf(request, value, pen) : undefined
  return authorization?.scheme === 'Bearer' ? `.bearer_auth(${authorization.literal})` : undefined
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
  if (json !== undefined) {
    const value = `json!(${writeLiteral(json, syntax, { column: 14 })})`
    // `json` says that its body is `application/json`, until version 0.11.18 whatever the header says.
    if (isImplied(body))
      return `.json(&${value})`
    return value.includes('\n') ? `.body(\n${indentCode(`${value}\n.to_string()`)},\n)` : `.body(${value}.to_string())`
  }
  return isForm(body)
    ? `.form(&${inList(body.fields.map(([name, value]) => inBrackets([pen.quote(name), pen.quote(value)])))})`
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

/** Adds retries where the API says when within a minute, and reports the API's error message. */
function checked({ errorMessage }: HttpRequest, binding: string, call: string): string {
  return `let mut attempt = 0;
${binding} loop {
    attempt += 1;
    let response = ${indentCode(call).trimStart()};
    let wait = response
        .headers()
        .get("Retry-After")
        .and_then(|value| value.to_str().ok()?.parse().ok());
    let seconds = wait.unwrap_or(0).max(attempt);
    if !matches!(response.status().as_u16(), 429 | 503) || attempt == 3 || seconds > 60 {
        break response;
    }
    std::thread::sleep(std::time::Duration::from_secs(seconds));
};

let status = response.status();
if status.as_u16() >= 400 {
${indentCode(report(errorMessage))}
    std::process::exit(1);
}`
}

/** Prints the message where the body has the declared shape, else all of it: what an index does not find is null. */
function report(path: string[] | undefined): string {
  if (path === undefined)
    return 'eprintln!("{status} {}", response.text()?);'
  const place = path.map(name => `[${keyOf(name, quoteRust)}]`).join('')
  const chain = [`error${place}`, '.as_str()', '.unwrap_or(&body)']
  return `let body = response.text()?;
let error: Value = serde_json::from_str(&body).unwrap_or_default();
let message = ${chain.join('').length <= 60 ? chain.join('') : chain.join('\n    ')};
eprintln!("{status} {message}");`
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
      return `println!("{}", response.status());
if let Some(location) = response.headers().get("Location") {
    println!("{}", location.to_str()?);
}`
    case 'events':
    case 'lines':
      return 'for line in BufReader::new(response).lines() {\n    println!("{}", line?);\n}'
    case 'binary':
      return `let name = response
    .headers()
    .get("Content-Disposition")
    .and_then(|value| value.to_str().ok()?.split("filename=").nth(1))
    .and_then(|name| name.trim_start_matches('"').split(['"', ';']).next())
    .and_then(|name| std::path::Path::new(name).file_name()?.to_str())
    .unwrap_or(${quoteRust(fileName('response', answerType))})
    .to_string();
let mut file = std::fs::File::create(&name)?;
response.copy_to(&mut file)?;
println!("{} {}", response.status(), name);`
  }
}
