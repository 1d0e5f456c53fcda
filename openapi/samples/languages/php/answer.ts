import type { HttpRequest } from '../../http-request.ts'
import { fileName } from '../../body/file-name.ts'
import { keyOf, resultOf, toCamel } from '../content.ts'
import { quotePhp } from './syntax.ts'

/** The name that the server gives the file. */
export const nameReader = `function ($curl, $line) use (&$file) {
        if (preg_match('/^content-disposition:.*filename="?([^";\\r]+)/i', $line, $found)) {
            $file = basename($found[1]);
        }
        return strlen($line);
    }`

/**
 * Names the file, and one beside it that is written until all has arrived: two calls at once do not write the same. What may be sent
 * again opens it anew each time.
 */
export function nameFile({ answerType }: HttpRequest, isChecked: boolean): string {
  return `$file = ${quotePhp(fileName('response', answerType))};
$part = tempnam('.', 'part');${isChecked ? '' : '\n$output = fopen($part, \'wb\');'}`
}

/** Prints the answer as it arrives, events and JSON lines one by one. An error is kept where it is looked at. */
export function reader({ answer }: HttpRequest, isChecked: boolean): string {
  const names = ['&$rest', ...(isChecked ? ['&$body'] : [])]
  const lines = answer === 'lines'
    ? `$lines = explode("\\n", $rest . $piece);
        $rest = array_pop($lines);
        foreach ($lines as $line) {
            print_r(json_decode($line));
        }`
    : `$events = preg_split('/\\r?\\n\\r?\\n/', $rest . $piece);
        $rest = array_pop($events);
        foreach ($events as $event) {
            echo $event, PHP_EOL;
        }`
  const keep = isChecked
    ? `if (curl_getinfo($curl, CURLINFO_RESPONSE_CODE) >= 400) {
            $body .= $piece;
            return strlen($piece);
        }
        `
    : ''
  return `function ($curl, $piece) use (${names.join(', ')}) {
        ${keep}${lines}
        return strlen($piece);
    }`
}

/** Prints the API's own message from the body of an error, where it has the declared shape. */
export function messageOf({ errorMessage }: HttpRequest, body: string): string {
  const path = (errorMessage ?? ['message']).map(name => `[${keyOf(name, quotePhp)}]`)
  return `    $error = json_decode(${body}, true);
    $message = is_array($error) ? $error${path.join('')} ?? ${body} : ${body};
    fwrite(STDERR, $status . ' ' . (is_string($message) ? $message : json_encode($message)) . PHP_EOL);`
}

export function checked(request: HttpRequest, read = print(request)): string {
  const streams = request.answer === 'events' || request.answer === 'lines'
  const isFile = request.answer === 'binary'
  const body = streams || isFile ? '$body' : '$response'
  const begin = streams ? '\n    $body = \'\';' : isFile ? `\n    $output = fopen($part, 'wb');\n    curl_setopt($curl, CURLOPT_FILE, $output);` : ''
  return `for ($attempt = 1; ; $attempt++) {${begin}
    $response = curl_exec($curl);
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    $seconds = max(curl_getinfo($curl, CURLINFO_RETRY_AFTER), $attempt);
    if (!in_array($status, [429, 503]) || $attempt === 3 || $seconds > 60) {
        break;
    }
    sleep($seconds);
}

if ($response === false) {${isFile ? '\n    unlink($part);' : ''}
    fwrite(STDERR, curl_error($curl) . PHP_EOL);
    exit(1);
}
if ($status >= 400) {${isFile ? '\n    $body = file_get_contents($part);\n    unlink($part);' : ''}
${messageOf(request, body)}
    exit(1);
}

${read}`.trimEnd()
}

export function print(request: HttpRequest): string {
  const name = `$${toCamel(resultOf(request))}`
  switch (request.answer) {
    case 'json':
      return `${name} = json_decode($response);\nprint_r(${name});`
    case 'empty':
      return 'echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), PHP_EOL;'
    case 'any':
      return 'echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), \' \', $response, PHP_EOL;'
    case 'binary':
      return 'fclose($output);\nrename($part, $file);\necho curl_getinfo($curl, CURLINFO_RESPONSE_CODE), \' \', $file, PHP_EOL;'
    case 'events':
      return 'echo $rest;'
    case 'lines':
      return 'if (!empty($rest)) {\n    print_r(json_decode($rest));\n}'
    default:
      return 'echo $response;'
  }
}
