import type { Event } from './event.ts'
import { quoteGo } from '../languages/go/syntax.ts'
import { headerPatterns, listSigned } from './event.ts'

/** A server of Go's own. */
export function writeGo({ status, isJson, variable, signature }: Event): string {
  const imports = [
    'fmt',
    'io',
    'log',
    'net/http',
    'os',
    ...(isJson ? ['encoding/json'] : []),
    ...(signature ? ['crypto/hmac', `crypto/${signature.algorithm}`] : []),
    ...(signature?.encoding === 'hex' ? ['encoding/hex'] : []),
    ...(signature?.encoding === 'base64' || signature?.secretPrefix !== undefined ? ['encoding/base64'] : []),
    ...(signature?.secretPrefix ? ['strings'] : []),
    ...(signature && signature.format !== '{signature}' ? ['regexp'] : []),
    ...(signature?.tolerance ? ['math', 'strconv', 'time'] : []),
  ].sort()
  const check = `\t\tif !isSigned(request.Header, body, secret) {
\t\t\twriter.WriteHeader(http.StatusUnauthorized)
\t\t\treturn
\t\t}

`
  const read = isJson
    ? `\t\tvar event any
\t\tif err := json.Unmarshal(body, &event); err != nil {
\t\t\twriter.WriteHeader(http.StatusBadRequest)
\t\t\treturn
\t\t}
\t\tfmt.Println(event)`
    : '\t\tfmt.Println(string(body))'
  return `package main

import (
${imports.map(name => `\t"${name}"\n`).join('')})

func main() {
${signature ? readSecret(signature, variable) : ''}\thttp.HandleFunc("/", func(writer http.ResponseWriter, request *http.Request) {
\t\tbody, err := io.ReadAll(request.Body)
\t\tif err != nil {
\t\t\treturn
\t\t}
${signature ? check : ''}${read}
\t\twriter.WriteHeader(${status})
\t})
\tport := os.Getenv("PORT")
\tif port == "" {
\t\tport = "3000"
\t}
\tlog.Fatal(http.ListenAndServe(":"+port, nil))
}${signature ? `\n\n${verify(signature)}` : ''}`
}

function verify(signature: NonNullable<Event['signature']>): string {
  const { header, format, algorithm, encoding, timestamp, id, tolerance } = signature
  const patterns = headerPatterns(signature)
  const isList = format !== '{signature}'
  const get = (name: string): string => `header.Get(${quoteGo(name)})`
  const writes = listSigned(signature).map(piece => `\tmac.Write(${'text' in piece ? `[]byte(${quoteGo(piece.text)})` : piece.name === 'body' ? 'body' : `[]byte(${piece.name})`})\n`)
  const hashed = encoding === 'hex' ? 'hex.EncodeToString(mac.Sum(nil))' : 'base64.StdEncoding.EncodeToString(mac.Sum(nil))'
  const hash = algorithm === 'sha256' ? 'sha256.New' : algorithm === 'sha1' ? 'sha1.New' : 'sha512.New'
  const isUsed = (name: string): boolean => tolerance !== undefined || signature.signed.includes(`{${name}}`)
  return `func isSigned(header http.Header, body, secret []byte) bool {
${isList && patterns.timestamp !== undefined && isUsed('timestamp')
  ? `\tfound := regexp.MustCompile(\`${patterns.timestamp}\`).FindStringSubmatch(${get(header)})
\tif found == nil {
\t\treturn false
\t}
\ttimestamp := found[1]
`
  : ''}${timestamp && patterns.timestamp === undefined && isUsed('timestamp') ? `\ttimestamp := ${get(timestamp)}\n` : ''}${id && isUsed('id') ? `\tid := ${get(id)}\n` : ''}${tolerance
  ? `\t// Somebody may send again what they have overheard.
\tseconds, err := strconv.ParseInt(timestamp, 10, 64)
\tif err != nil || math.Abs(float64(time.Now().Unix()-seconds)) > ${tolerance} {
\t\treturn false
\t}
`
  : ''}\tmac := hmac.New(${hash}, secret)
${writes.join('')}\texpected := []byte(${hashed})
${isList
  ? `\t// While a secret is rotated, the header lists a signature for each.
\tfor _, found := range regexp.MustCompile(\`${patterns.signature}\`).FindAllStringSubmatch(${get(header)}, -1) {
\t\tif hmac.Equal(expected, []byte(found[1])) {
\t\t\treturn true
\t\t}
\t}
\treturn false`
  : `\treturn hmac.Equal(expected, []byte(${get(header)}))`}
}`
}

function readSecret({ secretPrefix }: NonNullable<Event['signature']>, variable: string): string {
  const text = `os.Getenv("${variable}")`
  if (secretPrefix === undefined) {
    return `\tsecret := []byte(${text})
\tif len(secret) == 0 {
\t\tlog.Fatal("${variable} is not set.")
\t}
`
  }
  return `\tsecret, err := base64.StdEncoding.DecodeString(${secretPrefix === '' ? text : `strings.TrimPrefix(${text}, ${quoteGo(secretPrefix)})`})
\tif err != nil || len(secret) == 0 {
\t\tlog.Fatal("${variable} holds no key in base64.")
\t}
`
}
