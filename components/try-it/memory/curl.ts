import type { PastedRequest } from './pasted.ts'
import { parseUrl } from '../../../openapi/document/text/url.ts'
import { splitCommand, splitWindowsCommand } from './command-words.ts'

/** Options that a value follows, by their one letter. */
const short: Record<string, string> = {
  A: 'user-agent',
  C: 'continue-at',
  D: 'dump-header',
  E: 'cert',
  F: 'form',
  H: 'header',
  K: 'config',
  T: 'upload-file',
  U: 'proxy-user',
  X: 'request',
  b: 'cookie',
  c: 'cookie-jar',
  d: 'data',
  e: 'referer',
  m: 'max-time',
  o: 'output',
  r: 'range',
  t: 'telnet-option',
  u: 'user',
  w: 'write-out',
  x: 'proxy',
  y: 'speed-time',
  z: 'time-cond',
  Y: 'speed-limit',
}

const withValue = new Set([
  ...Object.values(short),
  ...['aws-sigv4', 'cacert', 'cert-type', 'ciphers', 'connect-timeout', 'connect-to', 'data-ascii', 'data-binary', 'data-raw', 'data-urlencode', 'form-string', 'interface', 'json', 'key', 'key-type', 'limit-rate', 'max-filesize', 'max-redirs', 'noproxy', 'oauth2-bearer', 'output-dir', 'pass', 'pinnedpubkey', 'proto', 'request-target', 'resolve', 'retry', 'retry-delay', 'retry-max-time', 'stderr', 'tls-max', 'trace', 'trace-ascii', 'unix-socket', 'url', 'url-query'],
])

/** Whether a text begins as a curl command does, in whichever shell. */
export function isCurl(text: string): boolean {
  return /^\s*(?:[$>]\s*)?curl(?:\.exe)?\s/i.test(text)
}

/** What the options of a command have said so far. */
interface Command {
  request: PastedRequest
  method: string
  urls: string[]
  /** The data, as it is sent; each says how it is joined to what is before it. */
  data: string | undefined
  isQuery: boolean
  usual: string
}

/** Reads a curl command. Nothing is run, and no file is read. */
export function readCurl(text: string): PastedRequest | undefined {
  const [, ...words] = (/(?:^|\s)\^"|\^[ \t]*\r?\n/.test(text) ? splitWindowsCommand : splitCommand)(text.replace(/^\s*[$>]\s*/, '')) ?? []
  const command: Command = {
    request: { method: '', url: '', headers: [], leftOut: [] },
    method: '',
    urls: [],
    data: undefined,
    isQuery: false,
    usual: 'GET',
  }
  for (const [option, value] of listOptions(words))
    take(command, option, value)
  return finish(command)
}

/** Options and their values; a word without an option is an address. */
function* listOptions(words: string[]): Generator<[option: string, value: string]> {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word.startsWith('--')) {
      const equals = word.indexOf('=')
      const name = word.slice(2, equals < 0 ? undefined : equals)
      yield [name, !withValue.has(name) ? '' : equals < 0 ? words[++at] ?? '' : word.slice(equals + 1)]
    }
    else if (word.startsWith('-') && word.length > 1) {
      // Letters stand together, and the value of the last may follow it at once: `-sSXPOST`.
      for (let letter = 1; letter < word.length; letter++) {
        const name = short[word[letter] ?? '']
        if (name !== undefined) {
          yield [name, letter + 1 < word.length ? word.slice(letter + 1) : words[++at] ?? '']
          break
        }
        yield [{ G: 'get', I: 'head' }[word[letter] ?? ''] ?? '', '']
      }
    }
    else {
      yield ['url', word]
    }
  }
}

function take(command: Command, option: string, value: string): void {
  const { request } = command
  const add = (data: string, joint = '&'): string => command.data = command.data === undefined ? data : command.data + joint + data
  if (option === 'request')
    command.method = value
  else if (option === 'url')
    command.urls.push(value)
  else if (option === 'header')
    request.headers.push(splitHeader(value))
  else if (option === 'json')
    isFile(value) ? request.leftOut.push(value) : add(value, '')
  else if (option === 'data-raw')
    add(value)
  else if (option === 'data' || option === 'data-ascii' || option === 'data-binary')
    isFile(value) ? request.leftOut.push(value) : add(value)
  else if (option === 'data-urlencode')
    /^[^=]*@/.test(value) ? request.leftOut.push(value) : add(encodeData(value))
  else if (option === 'form' || option === 'form-string')
    (request.form ??= []).push(...readFormPart(value, option === 'form', request))
  else if (option === 'cookie')
    value.includes('=') ? request.headers.push(['Cookie', value]) : request.leftOut.push(`-b ${value}`)
  else if (option === 'user')
    request.leftOut.push('-u')
  else if (option === 'oauth2-bearer')
    request.headers.push(['Authorization', value])
  else if (option === 'upload-file')
    request.leftOut.push(`@${value}`)
  else if (option === 'get')
    command.isQuery = true
  else if (option === 'url-query')
    request.query = [request.query, value.startsWith('+') ? value.slice(1) : encodeData(value)].filter(Boolean).join('&')
  if (option === 'json')
    request.headers.push(['Content-Type', 'application/json'])
  command.usual = { 'head': 'HEAD', 'upload-file': 'PUT' }[option] ?? (/^(?:data|json|form)/.test(option) ? 'POST' : command.usual)
}

function finish({ request, method, urls, data, isQuery, usual }: Command): PastedRequest | undefined {
  // What follows an option that this does not know looks like an address, but has no scheme.
  const address = urls.find(one => /^https?:\/\//i.test(one)) ?? urls[0] ?? ''
  // `localhost:3000` and `user:password@host` parse as a scheme and what belongs to it; curl takes them as a host.
  const url = address === '' ? undefined : parseUrl(/^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `http://${address}`)
  if (!url)
    return undefined
  const { query, ...read } = request
  for (const more of [query, isQuery ? data : undefined]) {
    if (more !== undefined)
      url.search += `${url.search === '' ? '?' : '&'}${more}`
  }
  return {
    ...read,
    url: url.href,
    method: (method || (isQuery ? 'GET' : usual)).toUpperCase(),
    ...(data !== undefined && !isQuery && { body: data }),
  }
}

function isFile(value: string): boolean {
  return value.startsWith('@')
}

/** `name=value`, `=value` and `value`: what follows the first equals sign is encoded. */
function encodeData(text: string): string {
  const equals = text.indexOf('=')
  const name = text.slice(0, Math.max(0, equals))
  const value = encodeURIComponent(text.slice(equals + 1))
  return name === '' ? value : `${name}=${value}`
}

/** A part of a form: a text, or a file, which nobody but the reader can choose. */
function readFormPart(text: string, isMarked: boolean, { leftOut }: PastedRequest): [name: string, value: string][] {
  const equals = text.indexOf('=')
  const name = text.slice(0, Math.max(0, equals))
  const value = text.slice(equals + 1)
  if (isMarked && /^[@<]/.test(value)) {
    leftOut.push(`${name}=${value.split(';', 1)[0]}`)
    return []
  }
  return [[name, isMarked ? value.replace(/;(?:type|filename|headers|encoder)=[^;]*/g, '').replace(/^"([\s\S]*)"$/, '$1') : value]]
}

function splitHeader(text: string): [string, string] {
  const colon = text.indexOf(':')
  return colon < 0 ? [text.replace(/;$/, '').trim(), ''] : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()]
}
