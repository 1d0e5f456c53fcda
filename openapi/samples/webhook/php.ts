import type { Event } from './event.ts'
import { quotePhp } from '../languages/php/syntax.ts'
import { escapePattern, headerPatterns, listSigned } from './event.ts'

/** A script that a web server runs. */
export function writePhp({ status, isJson, variable, signature }: Event): string {
  const check = signature
    ? `if (!is_signed($body)) {
    http_response_code(401);
    exit;
}

`
    : ''
  return `<?php

${signature ? `${verify(signature, variable)}\n\n` : ''}$body = file_get_contents('php://input');
${check}$event = ${isJson ? 'json_decode($body)' : '$body'};
${isJson ? 'if ($event === null) {\n    http_response_code(400);\n    exit;\n}\n' : ''}error_log(print_r($event, true));
http_response_code(${status});`
}

function verify(signature: NonNullable<Event['signature']>, variable: string): string {
  const { header, format, algorithm, encoding, timestamp, id, tolerance } = signature
  const patterns = headerPatterns(signature)
  const hasTime = patterns.timestamp !== undefined || timestamp !== undefined
  const isList = format !== '{signature}'
  const signed = listSigned(signature).map(piece => ('text' in piece ? quotePhp(piece.text) : `$${piece.name}`)).join(' . ')
  const hash = encoding === 'hex'
    ? `hash_hmac('${algorithm}', ${signed}, $secret)`
    : `base64_encode(hash_hmac('${algorithm}', ${signed}, $secret, true))`
  return `function is_signed($body) {
${readSecret(signature, variable)}
${isList
  ? `    $header = ${server(header)};
${patterns.timestamp === undefined ? '' : `    preg_match('/${patterns.timestamp}/', $header, $found);\n    $timestamp = $found[1] ?? '';\n`}    // While a secret is rotated, the header lists a signature for each.
    preg_match_all('/${patterns.signature}/', $header, $signatures);`
  : `    $signature = ${server(header)};`}
${timestamp && patterns.timestamp === undefined ? `    $timestamp = ${server(timestamp)};\n` : ''}${id ? `    $id = ${server(id)};\n` : ''}${hasTime ? '    if (!ctype_digit($timestamp)) {\n        return false;\n    }\n' : ''}${tolerance ? `    // Somebody may send again what they have overheard.\n    if (abs(time() - $timestamp) > ${tolerance}) {\n        return false;\n    }\n` : ''}    $expected = ${hash};
${isList
  ? `    foreach ($signatures[1] as $signature) {
        if (hash_equals($expected, $signature)) {
            return true;
        }
    }
    return false;`
  : '    return hash_equals($expected, $signature);'}
}`
}

function readSecret({ secretPrefix }: NonNullable<Event['signature']>, variable: string): string {
  const text = `getenv('${variable}')`
  return secretPrefix === undefined
    ? `    $secret = ${text} ?: throw new Exception('${variable} is not set.');`
    : `    $secret = base64_decode(${secretPrefix === '' ? text : `preg_replace('/^${escapePattern(secretPrefix)}/', '', ${text})`})
        ?: throw new Exception('${variable} holds no key in base64.');`
}

/** CGI's name of a header (RFC 3875 §4.1.18). */
function server(header: string): string {
  return `$_SERVER['HTTP_${header.toUpperCase().replaceAll('-', '_')}'] ?? ''`
}
