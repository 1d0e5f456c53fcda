import { isHostname, isIdnHostname, isIpv4, isIpv6 } from './host.ts'

const atom = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
/** A quoted local part: printable ASCII, in which quotes and backslashes need a backslash before them. */
const quoted = /^"(?:[\x20\x21\x23-\x5B\x5D-\x7E]|\\[\x20-\x7E])*"$/
const wideAtom = /^(?:[\w!#$%&'*+/=?^`{|}~-]|[^\p{ASCII}\p{Cc}])+(?:\.(?:[\w!#$%&'*+/=?^`{|}~-]|[^\p{ASCII}\p{Cc}])+)*$/u
const wideQuoted = /^"(?:[\x20\x21\x23-\x5B\x5D-\x7E]|[^\p{ASCII}\p{Cc}]|\\[\x20-\x7E])*"$/u

/** A mailbox: a local part, quoted or not, at a domain or an address literal. RFC 5321, 4.1.2; length limits are not checked. */
export function isEmail(text: string): boolean {
  return isMailbox(text, local => atom.test(local) || quoted.test(local), isHostname)
}

/** A mailbox in any script. RFC 6531, 3.3. */
export function isIdnEmail(text: string): boolean {
  return isMailbox(text, local => wideAtom.test(local) || wideQuoted.test(local), isIdnHostname)
}

function isMailbox(text: string, isLocal: (text: string) => boolean, isDomain: (text: string) => boolean): boolean {
  const at = text.lastIndexOf('@')
  const [local, domain] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]
  return isLocal(local)
    && (domain.startsWith('[') ? isLiteral(domain) : isDomain(domain))
}

/** An address in brackets, of IPv6 or of another kind after its tag. RFC 5321, 4.1.3. */
function isLiteral(text: string): boolean {
  if (!text.endsWith(']'))
    return false
  const [, tag, content = ''] = /^(?:([a-z\d-]*[a-z\d]):)?(.*)$/i.exec(text.slice(1, -1)) ?? []
  if (tag === undefined)
    return isIpv4(content)
  return tag.toLowerCase() === 'ipv6' ? isIpv6(content) : /^[\x21-\x7E]+$/.test(content) && !/[[\\\]]/.test(content)
}
