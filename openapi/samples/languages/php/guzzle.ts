import type { Body, HttpPaging, HttpRequest, Part } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import { fileName } from '../../body/file-name.ts'
import { encodeForm, encodeUnreserved } from '../../percent.ts'
import { createEmitter } from '../../sample.ts'
import { basicPair, contentType, headerLiterals, isJsonOption, isPlainForm, isPlainUrl, isUnique, jsonData, jsonText, resultOf, toCamel, urlLiteral } from '../content.ts'
import { writeLiteral } from '../literal.ts'
import type { Query } from '../query.ts'
import { isEmptyAtFirst, pairLiterals, queryOf } from '../query.ts'
import { messageOf } from './answer.ts'
import { writeLoop, writeQuery } from './pages.ts'
import { rawText, write as writeCurl } from './php.ts'
import { interpolate, quotePhp, syntax } from './syntax.ts'

/** With Guzzle, the client that most packages in PHP build on. */
export const phpGuzzle = createEmitter({ quote: quotePhp, interpolate, write, writePages })

function write(request: HttpRequest, pen: Pen): string {
  if (!canUseGuzzle(request))
    return writeCurl(request, pen)
  const { method, body, answer } = request
  const query = queryOf(request, encode)
  const options = [
    ...(query ? [`'query' => ${withRaw(query, `[\n${pairLiterals(query, pen).map(([name, value]) => `        ${name} => ${value},\n`).join('')}    ]`, pen)}`] : []),
    ...(request.basic === undefined ? [] : [`'auth' => [${[...basicPair(request, pen), ...(request.digest ? ['\'digest\''] : [])].join(', ')}]`]),
    ...headerOption(request, pen),
    ...bodyOption(body, pen),
    ...(request.certificate ? ['\'cert\' => \'client.pem\'', '\'ssl_key\' => \'client-key.pem\''] : []),
    ...(answer === 'redirect' ? ['\'allow_redirects\' => false'] : []),
    ...(/^(?:events|lines)$/.test(answer) ? ['\'stream\' => true'] : []),
    ...(pen.handlesErrors ? ['\'http_errors\' => false'] : []),
  ]
  const url = query ? pen.quote(query.base) : urlLiteral(request, pen)
  const call = `$response = $client->request(${pen.quote(method)}, ${url}${
    options.length === 0 ? '' : `, [\n${options.map(option => `    ${option},\n`).join('')}]`
  });`
  return [
    '<?php',
    'require \'vendor/autoload.php\';',
    pen.handlesErrors
      ? `$client = new GuzzleHttp\\Client();\n\n${checked(request, call)}`
      : `$client = new GuzzleHttp\\Client();\n${call}\n\n${print(request)}`,
  ].join('\n\n')
}

function writePages(request: HttpRequest, pen: Pen & { paging: HttpPaging }): string | undefined {
  const { paging } = pen
  const query = 'parameter' in paging.turn ? queryOf(request, encode, true) : undefined
  if (!canUseGuzzle(request) || ('parameter' in paging.turn && (!query || encode([[paging.turn.parameter, '1']]) === '')))
    return undefined
  const options = [
    ...(query ? [`'query' => ${withRaw(query, '$query', { quote: pen.quote, isEmpty: isEmptyAtFirst(query, paging) })}`] : []),
    ...(request.basic === undefined ? [] : [`'auth' => [${basicPair(request, pen).join(', ')}]`]),
    ...headerOption(request, pen),
    ...(pen.handlesErrors ? ['\'http_errors\' => false'] : []),
  ]
  const call = `$response = $client->request('GET', ${query ? pen.quote(query.base) : '$url'}, [\n${options.map(option => `    ${option},\n`).join('')}]);`
  const loop = writeLoop(request, paging, {
    begin: entry => query
      ? `$query = ${writeQuery([...pairLiterals(query, pen).map(pair => pair.join(' => ')), ...(entry ? [entry] : [])])};`
      : `$url = ${urlLiteral(request, pen)};`,
    send: pen.handlesErrors ? `${checked(request, call, '').trimEnd()}\n` : call,
    body: '$response->getBody()',
    link: '$response->getHeaderLine(\'Link\')',
    follow: '$url = $next ? UriResolver::resolve(Utils::uriFor($url), Utils::uriFor($next)) : null;',
  })
  const uses = query ? '' : '\n\nuse GuzzleHttp\\Psr7\\UriResolver;\nuse GuzzleHttp\\Psr7\\Utils;'
  return `<?php${uses}\n\nrequire 'vendor/autoload.php';\n\n$client = new GuzzleHttp\\Client();\n${loop}`
}

/** The option `query`, an array or the text of a whole query; it takes the place of a query that an address has. */
function withRaw({ raw }: Query, rest: string, { quote, isEmpty }: Pick<Pen, 'quote'> & { isEmpty?: boolean }): string {
  if (raw === '')
    return rest
  const text = `http_build_query(${rest}, '', '&', PHP_QUERY_RFC3986)`
  return isEmpty ? `${quote(raw)} . (${rest} ? '&' . ${text} : '')` : `${quote(`${raw}&`)} . ${text}`
}

/** Whether Guzzle sends a request unchanged: it upper-cases methods, and writes odd characters of URLs and names anew. */
function canUseGuzzle({ method, url, body, headers }: HttpRequest): boolean {
  return method === method.toUpperCase()
    && isPlainUrl(url)
    && isUnique(headers.map(([name]) => name.toLowerCase()))
    && headers.every(([name]) => !/^\d+$/.test(name))
    && (body.kind !== 'multipart'
      || (isPlainForm(body) && body.parts.length > 0 && body.parts.every(({ name }) => !/["\r\n\\]/.test(name))))
}

/** `http_build_query` as RFC 3986 wants it; names with brackets would be keys of lists. */
function encode(pairs: [string, string][]): string {
  const names = pairs.map(([name]) => name)
  return isUnique(names) && names.every(name => /^[a-z_][\w.-]*$/i.test(name))
    ? pairs.map(pair => pair.map(encodeUnreserved).join('=')).join('&')
    : ''
}

/** `json`, `form_params` and `multipart` bring their own type. */
function headerOption(request: HttpRequest, pen: Pen): string[] {
  const isImplied = (body: Body): boolean =>
    body.kind === 'multipart'
    || (body.kind === 'json' && body.type === 'application/json' && isJsonOption(body, syntax))
    || (body.kind === 'form' && body.type === 'application/x-www-form-urlencoded' && isFormParams(body))
  const lines = headerLiterals(request, contentType(request.body, isImplied), pen)
  return lines.length === 0
    ? []
    : [`'headers' => [\n${lines.map(({ name, value }) => `        ${name} => ${value},\n`).join('')}    ]`]
}

function isFormParams(body: Extract<Body, { kind: 'form' }>): boolean {
  return body.text === undefined && body.fields.length > 0 && isUnique(body.fields.map(([name]) => name))
}

function bodyOption(body: Body, { quote }: Pen): string[] {
  switch (body.kind) {
    case 'none':
      return []
    case 'json': {
      const json = jsonData(body, syntax)
      return [json === undefined || !isJsonOption(body, syntax) ? `'body' => ${rawText(jsonText(body))}` : `'json' => ${writeLiteral(json, syntax, { depth: 1, column: 14 })}`]
    }
    case 'form':
      return [
        isFormParams(body)
          ? `'form_params' => ${writeLiteral(new Map(body.fields), { ...syntax, cast: undefined }, { depth: 1, column: 21 })}`
          : `'body' => ${quote(body.text ?? encodeForm(body.fields))}`,
      ]
    case 'multipart':
      return [`'multipart' => [\n${body.parts.map(part => `        ${partEntry(part)},\n`).join('')}    ]`]
    case 'text':
      return [`'body' => ${quote(body.text)}`]
    case 'binary':
      return [`'body' => fopen(${quote(body.file)}, 'r')`]
  }
}

function partEntry({ name, content, type }: Part): string {
  const key = `'name' => ${quotePhp(name)}`
  if ('text' in content)
    return `[${key}, 'contents' => ${quotePhp(content.text)}${type === undefined ? '' : `, 'headers' => ['Content-Type' => ${quotePhp(type)}]`}]`
  const headers = `'headers' => ['Content-Type' => ${quotePhp(type ?? 'application/octet-stream')}]`
  return `[${key}, 'contents' => fopen(${quotePhp(content.file)}, 'r'), 'filename' => ${quotePhp(content.file)}, ${headers}]`
}

function checked(request: HttpRequest, call: string, read = print(request)): string {
  return `for ($attempt = 1; ; $attempt++) {
${call.replace(/^(?=.)/gm, '    ')}
    $status = $response->getStatusCode();
    $seconds = max((int) $response->getHeaderLine('Retry-After'), $attempt);
    if (!in_array($status, [429, 503]) || $attempt === 3 || $seconds > 60) {
        break;
    }
    sleep($seconds);
}

if ($status >= 400) {
    $body = (string) $response->getBody();
${messageOf(request, '$body')}
    exit(1);
}

${read}`
}

function print(request: HttpRequest): string {
  const name = `$${toCamel(resultOf(request))}`
  switch (request.answer) {
    case 'json':
      return `${name} = json_decode($response->getBody());\nprint_r(${name});`
    case 'text':
      return 'echo $response->getBody();'
    case 'any':
      return 'echo $response->getStatusCode(), \' \', $response->getBody(), PHP_EOL;'
    case 'empty':
      return 'echo $response->getStatusCode(), PHP_EOL;'
    case 'redirect':
      return 'echo $response->getStatusCode(), \' \', $response->getHeaderLine(\'Location\'), PHP_EOL;'
    case 'binary':
      return `preg_match('/filename="?([^";]+)/i', $response->getHeaderLine('Content-Disposition'), $found);
$file = basename($found[1] ?? ${quotePhp(fileName('response', request.answerType))});
file_put_contents($file, $response->getBody()->detach());
echo $response->getStatusCode(), ' ', $file, PHP_EOL;`
    case 'events':
      return 'while (!$response->getBody()->eof()) {\n    echo GuzzleHttp\\Psr7\\Utils::readLine($response->getBody());\n}'
    case 'lines':
      return `while (!$response->getBody()->eof()) {
    $line = GuzzleHttp\\Psr7\\Utils::readLine($response->getBody());
    if (trim($line) !== '') {
        print_r(json_decode($line));
    }
}`
  }
}
