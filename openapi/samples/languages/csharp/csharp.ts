import type { HttpRequest } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import type { PlainBody } from '../plain.ts'
import { toWellFormed } from '../../../document/text/well-formed.ts'
import { fileName } from '../../body/file-name.ts'
import { createEmitter } from '../../sample.ts'
import { urlLiteral } from '../content.ts'
import { joinPieces } from '../interpolate.ts'
import { importsOf, inability, indentLines, plainBody, plainHeaders } from '../plain.ts'

/**
 * Double quotes; `\u` with four digits and `\U` with eight.
 *
 * @see https://learn.microsoft.com/dotnet/csharp/language-reference/language-specification/lexical-structure#6456-string-literals
 */
export function quoteCSharp(text: string): string {
  return `"${toWellFormed(text)
    .replace(/[\\"]/g, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, character =>
      `\\U${(character.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`)}"`
}

const interpolate = joinPieces(' + ', quoteCSharp, {
  variable: name => `Environment.GetEnvironmentVariable("${name}")`,
  encode: expression => `Uri.EscapeDataString(${expression})`,
})

/** With `HttpClient`, as .NET 6 and later bring it. */
export const csharp = createEmitter({ quote: quoteCSharp, interpolate, write })

const namespaces: Record<string, string> = {
  ContentDispositionHeaderValue: 'System.Net.Http.Headers',
  Encoding: 'System.Text',
  MediaTypeHeaderValue: 'System.Net.Http.Headers',
}

const methods = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'Trace']

function write(request: HttpRequest, pen: Pen): string {
  const unable = inability(request, 'HttpClient')
  if (unable !== undefined)
    return unable
  const body = plainBody(request.body)
  const basic = (pair: string): string => `"Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(${pair}))`
  const known = methods.find(name => name.toUpperCase() === request.method)
  const method = known ? `HttpMethod.${known}` : `new HttpMethod(${pen.quote(request.method)})`
  const create = [
    `using var request = new HttpRequestMessage(${method}, ${urlLiteral(request, pen)});`,
    ...plainHeaders(request, undefined, pen, basic).map(
      ({ name, value }) => `request.Headers.TryAddWithoutValidation(${name}, ${value});`,
    ),
    ...(body === undefined ? [] : content(body, pen)),
  ].join('\n')
  const isStream = /^(?:binary|events|lines)$/.test(request.answer)
  const send = `await client.SendAsync(request${isStream ? ', HttpCompletionOption.ResponseHeadersRead' : ''})`
  const client = `using var client = new HttpClient(${
    request.answer === 'redirect' ? 'new HttpClientHandler { AllowAutoRedirect = false }' : ''
  });`
  const code = [
    client,
    pen.handlesErrors ? checked(create, send) : `${create}\n\nusing var response = ${send};`,
    print(request),
  ].join('\n')
  const imports = [...new Set(importsOf(code, namespaces))].map(name => `using ${name};\n`).join('')
  return `${imports}${imports === '' ? '' : '\n'}${code}`
}

function content({ type, pieces, isJson }: PlainBody, { quote }: Pen): string[] {
  const [only] = pieces
  const value = pieces.length === 1 && only
    ? 'file' in only ? `new StreamContent(File.OpenRead(${quote(only.file)}))` : `new StringContent(${isJson ? textOf(only.text, quote) : quote(only.text)})`
    : `new ByteArrayContent(new[]\n{\n${pieces
      .map(piece => `    ${'file' in piece ? `File.ReadAllBytes(${quote(piece.file)})` : `Encoding.UTF8.GetBytes(${quote(piece.text)})`},\n`)
      .join('')}}.SelectMany(bytes => bytes).ToArray())`
  return [`request.Content = ${value};`, `request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(${quote(type)});`]
}

/** A verbatim string keeps line breaks, and doubles quotes. */
function textOf(text: string, quote: Pen['quote']): string {
  return text.includes('\n') && /^[\n\x20-\x7E]*$/.test(text) ? `@"${text.replaceAll('"', '""')}"` : quote(text)
}

/** Adds retries where the API says when within a minute, and reports the body of an error. A request can be sent once. */
function checked(create: string, send: string): string {
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

if ((int)response.StatusCode >= 400)
{
    Console.Error.WriteLine($"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    Environment.Exit(1);
}`
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
