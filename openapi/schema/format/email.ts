import { isHostname, isIdnHostname, isIpv4, isIpv6 } from './host.ts'

const atom = /^[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*$/
const quoted = /^"(?:[ !#-[\]-~]|\\[ -~])*"$/
const wideAtom = /^[^\x00-\x20"(),.:;<>@[\\\]\x7F-\x9F]+(?:\.[^\x00-\x20"(),.:;<>@[\\\]\x7F-\x9F]+)*$/
const wideQuoted = /^"(?:[ !#-[\]-~\u00A0-\uFFFF]|\\[ -~])*"$/

/** A mailbox: a local part, quoted or not, at a domain or an address literal. RFC 5321, 4.1.2: what may be said, not how long it may be. */
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

/** An address in brackets. RFC 5321, 4.1.3. */
function isLiteral(text: string): boolean {
  const [, tag, content = ''] = /^\[(?:([a-z\d-]*[a-z\d]):)?([!-Z^-~]+)\]$/i.exec(text) ?? []
  if (tag === undefined)
    return isIpv4(content)
  return tag.toLowerCase() === 'ipv6' ? isIpv6(content) : content !== ''
}
