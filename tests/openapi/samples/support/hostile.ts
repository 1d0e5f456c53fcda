/* eslint-disable no-template-curly-in-string */
import type { Case } from './compare.ts'
import { bodyOf, objectOf, operationOf, parameterOf, schemaOf, schemeOf, securityOf } from './operation.ts'

/** Texts that would run, read a file or add a header where they got out of their place, in every language. */
const payloads = [
  '\'; touch CANARY; \'',
  '"; touch CANARY; "',
  '$(touch CANARY)',
  '`touch CANARY`',
  '${IFS}$(touch${IFS}CANARY)',
  '\n touch CANARY\n',
  '\\\'; touch CANARY #',
  '| touch CANARY',
  '&& touch CANARY #',
  'EOF\ntouch CANARY\n',
  ' -o CANARY',
  '--output=CANARY',
  '@secret.txt',
  '<secret.txt',
  'x=@secret.txt',
  'x=<secret.txt',
  'x@secret.txt',
  '=@secret.txt',
  '@secret.txt;type=text/plain',
  '(;type=multipart/mixed',
  '\'+require("fs").writeFileSync("CANARY","")+\'',
  '${require("fs").writeFileSync("CANARY","")}',
  '`+process.exit(3)+`',
  '\\\');process.exit(3);(\'',
  '\u2028process.exit(3)//',
  '</script><script>alert(1)</script>',
  '\'.touch("CANARY").\'',
  '{${touch("CANARY")}}',
  '\\\');touch("CANARY");//',
  '?><?php touch("CANARY"); ?>',
  '<?= touch("CANARY") ?>',
  '\'+str(open("CANARY","w"))+\'',
  '{open("CANARY","w")}',
  '\\\'); open("CANARY","w"); (\'',
  '\'\'\'); open("CANARY","w")#',
  '#{File.write("CANARY","")}',
  '" + exec.Command("touch","CANARY").Run() + "',
  'a\r\nX-Injected: yes',
  'a; injected=yes',
  '\u0000',
]

const bodies = [
  (text: string) => bodyOf('application/json', JSON.stringify({ [text]: text, list: [text] })),
  (text: string) =>
    bodyOf('application/x-www-form-urlencoded', JSON.stringify({ [text]: text, nested: { [text]: text } })),
  (text: string) =>
    bodyOf('multipart/form-data', JSON.stringify({ [text]: text, typed: text, file: text }), {
      schema: objectOf({ file: schemaOf(['string'], { format: 'binary' }) }),
      encoding: { typed: { contentType: 'text/html' } },
    }),
  (text: string) =>
    bodyOf('multipart/form-data', JSON.stringify({ a: text }), {
      encoding: { a: { contentType: text, headers: { 'X-Part': text } } },
    }),
  (text: string) => bodyOf('text/plain', text),
  (text: string) => bodyOf(text, '{"a":1}'),
]

/** One payload in every slot at once. */
export const hostileCases: Case[] = payloads.flatMap(text =>
  bodies.map((body, index): Case => ({
    name: `${JSON.stringify(text)} in body ${index}`,
    operation: operationOf({
      method: index === 0 ? text : 'post',
      path: `/literal ${text}/{id}/{${text}}`,
      parameters: [
        parameterOf('path', 'id', text),
        parameterOf('query', text, text),
        parameterOf('query', 'deep', { [text]: text }, { style: 'deepObject', explode: true }),
        parameterOf('header', 'X-Text', text),
        parameterOf('header', text, text),
        parameterOf('cookie', 'c', text),
        parameterOf('cookie', text, text),
      ],
      requestBody: body(text),
      security: securityOf(
        schemeOf('basic', { scheme: 'basic', sampleKey: text }),
        schemeOf('query', {
          type: 'apiKey',
          parameter: { name: text, in: 'query' },
          sampleKey: text,
        }),
        schemeOf('header', {
          type: 'apiKey',
          parameter: { name: 'X-Key', in: 'header' },
          sampleKey: text,
        }),
        schemeOf('cookie', {
          type: 'apiKey',
          parameter: { name: 'k', in: 'cookie' },
          sampleKey: text,
        }),
      ),
    }),
  })),
)
