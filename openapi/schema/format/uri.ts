import { isIpv4, isIpv6 } from './host.ts'

/** Characters beyond ASCII that IRIs may hold, and those that their queries may hold besides. RFC 3987, 2.2. */
const wide = '\\u{A0}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFEF}\\u{10000}-\\u{1FFFD}\\u{20000}-\\u{2FFFD}\\u{30000}-\\u{3FFFD}\\u{40000}-\\u{EFFFD}'
const privateUse = '\\u{E000}-\\u{F8FF}\\u{F0000}-\\u{FFFFD}\\u{100000}-\\u{10FFFD}'

/** The components of a reference, as its grammar writes them. RFC 3986, 3; appendix A. */
function createGrammar(more: string, moreInQuery: string): Record<'userinfo' | 'name' | 'path' | 'query' | 'fragment', RegExp> {
  const all = (characters: string): RegExp => new RegExp(`^(?:[\\w.~!$&'()*+,;=${characters}-]|%[\\da-fA-F]{2})*$`, 'u')
  return {
    userinfo: all(`:${more}`),
    name: all(more),
    path: all(`:@/${more}`),
    query: all(`:@/?${more}${moreInQuery}`),
    fragment: all(`:@/?${more}`),
  }
}
const ascii = createGrammar('', '')
const any = createGrammar(wide, privateUse)

/** Nearly all URIs there are: a name and a port, a path, a query and a fragment, without escapes. What is no such one may still be a URI. */
const plain = /^[a-z][a-z\d+.-]*:\/\/[\w.-]+(?::\d+)?(?:\/[\w.~!$&'()*+,;=:@/-]*)?(?:\?[\w.~!$&'()*+,;=:@/?-]*)?(?:#[\w.~!$&'()*+,;=:@/?-]*)?$/i

/** RFC 3986, 3. */
export const isUri = (text: string): boolean => plain.test(text) || (hasScheme(text) && isReference(text, ascii))
/** RFC 3986, 4.1. */
export const isUriReference = (text: string): boolean => isReference(text, ascii)
/** RFC 3987, 2.2. */
export const isIri = (text: string): boolean => hasScheme(text) && isReference(text, any)
export const isIriReference = (text: string): boolean => isReference(text, any)

function hasScheme(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:/i.test(text)
}

function isReference(text: string, grammar: typeof ascii): boolean {
  const [, start = '', fragment = ''] = /^([^#]*)(?:#(.*))?$/s.exec(text) ?? []
  const [, before = '', query = ''] = /^([^?]*)(?:\?(.*))?$/s.exec(start) ?? []
  const [, scheme, hierarchy = ''] = /^(?:([^:/]+):)?(.*)$/s.exec(before) ?? []
  const slash = hierarchy.startsWith('//') ? `${hierarchy}/`.indexOf('/', 2) : 0
  const authority = slash === 0 ? undefined : hierarchy.slice(2, slash)
  const path = hierarchy.slice(slash)
  return (scheme === undefined ? !text.startsWith(':') : /^[a-z][a-z\d+.-]*$/i.test(scheme))
    && (authority === undefined || isAuthority(authority, grammar))
    && grammar.path.test(path)
    && grammar.query.test(query)
    && grammar.fragment.test(fragment)
}

function isAuthority(text: string, grammar: typeof ascii): boolean {
  const [, userinfo = '', host = ''] = /^(?:([^@]*)@)?(\[[^[\]]*\]|[^[\]:@]*)(?::\d*)?$/.exec(text) ?? ['', '', '[']
  return grammar.userinfo.test(userinfo) && (host.startsWith('[') ? isLiteral(host) : grammar.name.test(host))
}

function isLiteral(text: string): boolean {
  const address = text.slice(1, -1)
  return text.endsWith(']') && (isIpv6(address) || /^v[\da-f]+\.[\w.~!$&'()*+,;=:-]+$/i.test(address)) && !isIpv4(address)
}

const name = '(?:\\w|%[\\da-fA-F]{2})+(?:\\.(?:\\w|%[\\da-fA-F]{2})+)*'
const variable = `${name}(?::[1-9]\\d{0,3}|\\*)?`

/** RFC 6570, 2. */
export const uriTemplate = new RegExp(
  `^(?:[!#$&'()*+,\\-./\\w:;=?@[\\]~${wide}${privateUse}]|%[\\da-fA-F]{2}|\\{[+#./;?&=,!@|]?${variable}(?:,${variable})*\\})*$`,
  'u',
)
