import type { HttpRequest } from '../../http-request.ts'
import { fileName } from '../../body/file-name.ts'
import { indentLines, wholeBody } from '../plain.ts'
import { quoteJava } from './syntax.ts'

/** How the body of an answer is read, its type, and the expression that reads all of it as text. */
function readerOf({ answer }: HttpRequest): { handler: string, type: string, all: string } {
  if (answer === 'binary') {
    return {
      handler: 'ofInputStream()',
      type: 'InputStream',
      all: 'new String(response.body().readAllBytes(), StandardCharsets.UTF_8)',
    }
  }
  return answer === 'events' || answer === 'lines'
    ? { handler: 'ofLines()', type: 'Stream<String>', all: 'response.body().collect(Collectors.joining("\\n"))' }
    : { handler: 'ofString()', type: 'String', all: 'response.body()' }
}

export function handlerOf(request: HttpRequest): string {
  return `HttpResponse.BodyHandlers.${readerOf(request).handler}`
}

/** Adds retries where the API says when within a minute, and reports the body of an error. */
export function checked(request: HttpRequest, send: string): string {
  const { type, all } = readerOf(request)
  return `HttpResponse<${type}> response;
for (long attempt = 1; ; attempt++) {
    response = ${send};
    var wait = response.headers().firstValue("Retry-After")
        .filter(text -> text.matches("\\\\d{1,9}"))
        .map(Long::valueOf);
    var seconds = Math.max(wait.orElse(0L), attempt);
    var status = response.statusCode();
    if ((status != 429 && status != 503) || attempt == 3 || seconds > 60) {
        break;
    }
    Thread.sleep(seconds * 1000);
}

if (response.statusCode() >= 400) {
${indentLines([...wholeBody(request), `System.err.println(response.statusCode() + " " + ${all});`].join('\n'), 4)}
    System.exit(1);
}

${print(request)}`
}

export function print({ answer, answerType }: HttpRequest): string {
  switch (answer) {
    case 'json':
    case 'text':
      return 'System.out.println(response.body());'
    case 'any':
      return 'System.out.println(response.statusCode() + " " + response.body());'
    case 'empty':
      return 'System.out.println(response.statusCode());'
    case 'redirect':
      return 'System.out.println(response.statusCode() + " " + response.headers().firstValue("Location").orElse(""));'
    case 'events':
    case 'lines':
      return 'response.body().forEach(System.out::println);'
    case 'binary':
      return `var disposition = response.headers().firstValue("Content-Disposition").orElse("");
var name = Pattern.compile("filename=\\"?([^\\";]+)").matcher(disposition);
var path = Path.of(name.find() ? name.group(1) : ${quoteJava(fileName('response', answerType))}).getFileName();
Files.copy(response.body(), path, StandardCopyOption.REPLACE_EXISTING);
System.out.println(response.statusCode() + " " + path);`
  }
}
