import type { Event } from './event.ts'
import { quotePhp } from '../languages/php/syntax.ts'
import { headerPattern, listSigned } from './event.ts'

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
error_log(print_r($event, true));
http_response_code(${status});`
}

function verify(signature: NonNullable<Event['signature']>, variable: string): string {
  const { header, format, algorithm, encoding, timestamp, id, tolerance } = signature
  const { pattern, groups } = headerPattern(signature)
  const hasTime = format.includes('{timestamp}') || timestamp !== undefined
  const signed = listSigned(signature).map(piece => ('text' in piece ? quotePhp(piece.text) : `$${piece.name}`)).join(' . ')
  const hash = encoding === 'hex'
    ? `hash_hmac('${algorithm}', ${signed}, $secret)`
    : `base64_encode(hash_hmac('${algorithm}', ${signed}, $secret, true))`
  return `function is_signed($body) {
    $secret = getenv('${variable}') ?: throw new Exception('${variable} is not set.');
${format === '{signature}'
  ? `    $signature = ${server(header)};`
  : `    preg_match('/${pattern}/', ${server(header)}, $found);\n${groups.map((group, index) => `    $${group} = $found[${index + 1}] ?? '';\n`).join('').trimEnd()}`}
${timestamp && !format.includes('{timestamp}') ? `    $timestamp = ${server(timestamp)};\n` : ''}${id ? `    $id = ${server(id)};\n` : ''}${hasTime ? '    if (!ctype_digit($timestamp)) {\n        return false;\n    }\n' : ''}${tolerance ? `    // Somebody may send again what they have overheard.\n    if (abs(time() - $timestamp) > ${tolerance}) {\n        return false;\n    }\n` : ''}    $expected = ${hash};
    return hash_equals($expected, $signature);
}`
}

/** CGI's name of a header (RFC 3875 §4.1.18). */
function server(header: string): string {
  return `$_SERVER['HTTP_${header.toUpperCase().replaceAll('-', '_')}'] ?? ''`
}
