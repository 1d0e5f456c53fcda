import type { HttpRequest } from '../../http-request.ts'
import type { Pen } from '../../sample.ts'
import { fileName } from '../../body/file-name.ts'
import type { Struct } from './struct.ts'
import { check } from './multipart.ts'
import { field, structOf } from './struct.ts'

/** Whether the sample reads the body of the answer. */
export function isRead({ answer }: HttpRequest): boolean {
  return answer !== 'redirect' && answer !== 'empty'
}

/** The request in a loop that retries where the API says when, and the code that reports an error. */
export function checked(request: HttpRequest, create: string[]): string[] {
  const client = request.answer === 'redirect' ? 'http.DefaultTransport.RoundTrip' : 'http.DefaultClient.Do'
  return [
    'var response *http.Response',
    'for attempt := 1; ; attempt++ {',
    ...[
      ...create,
      `response, err = ${client}(request)`,
      ...check,
      'seconds, _ := strconv.Atoi(response.Header.Get("Retry-After"))',
      'if attempt == 3 || seconds > 60 || (response.StatusCode != 429 && response.StatusCode != 503) {',
      '\tbreak',
      '}',
      'response.Body.Close()',
      'if seconds < attempt {',
      '\tseconds = attempt',
      '}',
      'time.Sleep(time.Duration(seconds) * time.Second)',
    ].map(line => (line === '' ? '' : `\t${line}`)),
    '}',
    'defer response.Body.Close()',
    '',
    'if response.StatusCode >= 400 {',
    '\ttext, _ := io.ReadAll(response.Body)',
    ...problem(request).map(line => `\t${line}`),
    '}',
  ]
}

/** Reports the API's own message where a Go type can describe its place; else the whole body. */
function problem({ errorMessage }: HttpRequest): string[] {
  const path = errorMessage ?? []
  if (path.length === 0 || !path.every(name => /^[a-z_]\w*$/i.test(name)))
    return ['log.Fatal(response.Status, " ", string(text))']
  const type = path.reduceRight<Struct | string>((inner, name) => ({ [name]: inner }), 'string')
  const place = path.map(field).join('.')
  return [
    ...`var problem ${typeof type === 'string' ? type : structOf(type, 0)}`.split('\n'),
    `if json.Unmarshal(text, &problem) == nil && problem.${place} != "" {`,
    `\tlog.Fatal(response.Status, " ", problem.${place})`,
    '}',
    'log.Fatal(response.Status, " ", string(text))',
  ]
}

/** Prints the answer. */
export function print({ answer, answerType }: HttpRequest, { quote }: Pen): string[] {
  switch (answer) {
    case 'redirect':
      return ['fmt.Println(response.Status, response.Header.Get("Location"))']
    case 'empty':
      return ['fmt.Println(response.Status)']
    case 'events':
      return [
        'lines := bufio.NewReader(response.Body)',
        'for {',
        '\tline, err := lines.ReadString(\'\\n\')',
        '\tfmt.Print(line)',
        '\tif err != nil {',
        '\t\tbreak',
        '\t}',
        '}',
      ]
    // Not by a Scanner, which ends without a word at a line of more than 64 kB.
    case 'lines':
      return [
        'lines := json.NewDecoder(response.Body)',
        'for lines.More() {',
        '\tvar line json.RawMessage',
        '\tif err := lines.Decode(&line); err != nil {',
        '\t\tlog.Fatal(err)',
        '\t}',
        '\tfmt.Println(string(line))',
        '}',
      ]
    case 'binary':
      return [
        `name := ${quote(fileName('response', answerType))}`,
        'if _, params, err := mime.ParseMediaType(response.Header.Get("Content-Disposition")); err == nil && params["filename"] != "" {',
        '\tname = filepath.Base(params["filename"])',
        '}',
        'file, err := os.Create(name)',
        ...check,
        'defer file.Close()',
        'if _, err := io.Copy(file, response.Body); err != nil {',
        '\tlog.Fatal(err)',
        '}',
        'fmt.Println(response.Status, name)',
      ]
    default:
      return [
        'text, err := io.ReadAll(response.Body)',
        ...check,
        answer === 'any' ? 'fmt.Println(response.Status, string(text))' : 'fmt.Println(string(text))',
      ]
  }
}
