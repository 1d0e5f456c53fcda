import type { HttpRequest } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import { parseUrl } from '../../../document/text/url.ts'
import { fileName } from '../../body/file-name.ts'
import { createEmitter } from '../../sample.ts'
import { basicLiteral, basicPair, headerLiterals, keyOf, urlLiteral } from '../content.ts'
import { joinPieces } from '../interpolate.ts'
import { authorizationOf, createImports, environmentPair, indentLines } from '../plain.ts'
import { contentOf } from './content.ts'
import { quoteCSharp } from './syntax.ts'

const interpolate = joinPieces(' + ', quoteCSharp, {
  variable: name => `Environment.GetEnvironmentVariable("${name}")`,
  // What is not set is null, which no text may be.
  encode: expression => `Uri.EscapeDataString(${expression} ?? "")`,
})

/** With `HttpClient`, as .NET 8 and later bring it. */
export const csharp = createEmitter({ quote: quoteCSharp, interpolate, write })

const importsOf = createImports({
  AuthenticationHeaderValue: 'System.Net.Http.Headers',
  CredentialCache: 'System.Net',
  Encoding: 'System.Text',
  JsonContent: 'System.Net.Http.Json',
  JsonException: 'System.Text.Json',
  JsonNode: 'System.Text.Json.Nodes',
  MediaTypeHeaderValue: 'System.Net.Http.Headers',
  X509Certificate2: 'System.Security.Cryptography.X509Certificates',
})

const methods = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'Trace']

function write(request: HttpRequest, pen: Pen): string {
  const known = methods.find(name => name.toUpperCase() === request.method)
  const method = known ? `HttpMethod.${known}` : `new HttpMethod(${pen.quote(request.method)})`
  const create = [
    `using var request = new HttpRequestMessage(${method}, ${urlLiteral(request, pen)});`,
    ...(request.basic === undefined || request.digest ? [] : [`request.Headers.Authorization = ${basicOf(request, pen)};`]),
    ...setUp(request, pen),
  ].join('\n')
  const isStream = /^(?:binary|events|lines)$/.test(request.answer)
  const send = `await client.SendAsync(request${isStream ? ', HttpCompletionOption.ResponseHeadersRead' : ''})`
  const client = `using var client = new HttpClient(${handlerOf(request, pen)});`
  const credentials = environmentPair(request, pen)
  const code = [
    ...(credentials === undefined ? [] : [`var credentials = ${credentials};`]),
    client,
    pen.handlesErrors ? `${checked(request, create, send)}\n` : `${create}\n\nusing var response = ${send};`,
    print(request),
  ].join('\n')
  const imports = [...new Set(importsOf(code))].map(name => `using ${name};\n`).join('')
  return `${imports}${imports === '' ? '' : '\n'}${code}`
}

/** What the client does beyond one request; nothing where it does nothing. */
function handlerOf(request: HttpRequest, pen: Pen): string {
  const credential = request.digest ? `new NetworkCredential(${basicPair(request, pen).join(', ')})` : ''
  const settings = [
    ...(request.answer === 'redirect' ? ['AllowAutoRedirect = false'] : []),
    ...(request.digest ? [`Credentials = new CredentialCache { { new Uri(${pen.quote(parseUrl(request.url)?.origin ?? request.url)}), "Digest", ${credential} } }`] : []),
    ...(request.certificate ? ['ClientCertificates = { X509Certificate2.CreateFromPemFile("client.pem", "client-key.pem") }'] : []),
  ]
  if (settings.length === 0)
    return ''
  if (settings.join('').length < 40)
    return `new HttpClientHandler { ${settings[0]} }`
  return `new HttpClientHandler\n{\n${settings.map(setting => `    ${setting},\n`).join('')}}`
}

function basicOf(request: HttpRequest, pen: Pen): string {
  const encoded = `Convert.ToBase64String(Encoding.UTF8.GetBytes(${environmentPair(request, pen) === undefined ? basicLiteral(request, pen) : 'credentials'}))`
  return `new AuthenticationHeaderValue("Basic", ${encoded})`
}

/** Headers that .NET has for bodies alone, and refuses elsewhere. */
const contentHeader = /^(?:allow|content-(?:disposition|encoding|language|length|location|md5|range)|expires|last-modified)$/i
/** Headers whose values .NET reads, and refuses where they are not as it expects. */
const readHeader = /^(?:accept(?:-.*)?|authorization|cache-control|connection|date|expect|from|host|if-.*|max-forwards|pragma|proxy-.*|range|referer|te|trailer|transfer-encoding|upgrade|user-agent|via|warning)$/i

/** Statements for the headers and the body, those headers last that belong to the body. */
function setUp(request: HttpRequest, pen: Pen): string[] {
  const all = headerLiterals(request, [], pen).map((literal, index) => {
    const [header, text] = request.headers[index] ?? ['Cookie', request.cookie]
    const line = headerLine({ ...literal, header, text }, request, pen)
    return { line, ofContent: contentHeader.test(header) }
  })
  const [first, ...more] = contentOf(request.body, pen)
  const after = all.filter(({ ofContent }) => ofContent)
  const content = first ?? (after.length > 0 ? 'new ByteArrayContent([])' : undefined)
  return [
    ...all.filter(({ ofContent }) => !ofContent).map(({ line }) => line),
    ...(content === undefined ? [] : [`request.Content = ${content};`]),
    ...more,
    ...after.map(({ line }) => line),
  ]
}

interface HeaderLiteral {
  header: string
  text: string
  name: string
  value: string
}

function headerLine({ header, text, name, value }: HeaderLiteral, request: HttpRequest, pen: Pen): string {
  const authorization = header.toLowerCase() === 'authorization' ? authorizationOf(request, text, pen) : undefined
  if (authorization)
    return `request.Headers.Authorization = new AuthenticationHeaderValue("${authorization.scheme}", ${authorization.literal});`
  if (contentHeader.test(header))
    return `request.Content.Headers.TryAddWithoutValidation(${name}, ${value});`
  const isPlain = !readHeader.test(header) || (/^accept$/i.test(header) && /^[\w.+-]+\/[\w.+-]+$/.test(text))
  return `request.Headers.${isPlain && text !== '' ? 'Add' : 'TryAddWithoutValidation'}(${name}, ${value});`
}

/** Adds retries where the API says when within a minute, and reports the API's error message. A request can be sent once. */
function checked({ answer, errorMessage }: HttpRequest, create: string, send: string): string {
  // A redirection is no success to .NET, and none is followed where one is the answer.
  const isFailure = answer === 'redirect' || answer === 'any' ? '(int)response.StatusCode >= 400' : '!response.IsSuccessStatusCode'
  return `HttpResponseMessage response;
for (var attempt = 1; ; attempt++)
{
${indentLines(create, 4)}
    response = ${send};
    var wait = response.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0;
    var seconds = Math.Max(wait, attempt);
    if ((int)response.StatusCode is not (429 or 503) || attempt == 3 || seconds > 60)
        break;
    await Task.Delay(TimeSpan.FromSeconds(seconds));
}

if (${isFailure})
{
${indentLines(report(errorMessage), 4)}
    Environment.Exit(1);
}`
}

/** Prints the message where the body has the declared shape, else all of it: what is not of that shape throws. */
function report(path: string[] | undefined): string {
  if (path === undefined)
    return 'Console.Error.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");'
  const place = path.map(name => `?[${keyOf(name, quoteCSharp)}]`).join('')
  return `var message = await response.Content.ReadAsStringAsync();
try
{
    message = JsonNode.Parse(message)${place}?.ToString() ?? message;
}
catch (Exception error)
    when (error is JsonException or InvalidOperationException or ArgumentException)
{
    // Not the declared shape: the whole body is the message.
}
Console.Error.WriteLine($"{(int)response.StatusCode} {message}");`
}

function print({ answer, answerType }: HttpRequest): string {
  switch (answer) {
    case 'json':
    case 'text':
      return 'Console.WriteLine(await response.Content.ReadAsStringAsync());'
    case 'any':
      return 'Console.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");'
    case 'empty':
      return 'Console.WriteLine((int)response.StatusCode);'
    case 'redirect':
      return 'Console.WriteLine($"{(int)response.StatusCode} {response.Headers.Location}");'
    case 'events':
    case 'lines':
      return `using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
while (await reader.ReadLineAsync() is { } line)
    Console.WriteLine(line);`
    case 'binary':
      return `var name = response.Content.Headers.ContentDisposition?.FileName?.Trim('"') ?? ${quoteCSharp(fileName('response', answerType))};
await using var file = File.Create(Path.GetFileName(name));
await response.Content.CopyToAsync(file);
Console.WriteLine($"{(int)response.StatusCode} {file.Name}");`
  }
}
