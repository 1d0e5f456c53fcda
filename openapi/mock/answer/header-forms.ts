/** When everything that has no time of its own happened. */
const someTime = Date.UTC(2026, 0, 15, 9, 30)

/** What a header of a standard looks like where a document gives no example of it, and what an example must look like. */
interface Form {
  pattern: RegExp
  usual: (text: string) => string
}

/** RFC 9110, 5.6.7. */
const httpDate: Form = {
  pattern: /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/,
  usual: (text) => {
    const time = /^\d{4}-\d\d-\d\dT/.test(text) ? Date.parse(text) : Number.NaN
    return new Date(Number.isNaN(time) ? someTime : time).toUTCString()
  },
}

const forms: Record<string, Form> = {
  'last-modified': httpDate,
  'expires': httpDate,
  'sunset': httpDate,
  'if-modified-since': httpDate,
  'etag': { pattern: /^(?:W\/)?"[\x21\x23-\x7E]*"$/, usual: text => `"${text.replace(/[^\x21\x23-\x7E]/g, '') || 'v1'}"` },
  'retry-after': { pattern: /^\d+$/, usual: () => '120' },
  'age': { pattern: /^\d+$/, usual: () => '0' },
  'location': { pattern: /^[\w.~:/?#[\]@!$&'()*+,;=%-]+$/, usual: () => '/' },
  'content-location': { pattern: /^[\w.~:/?#[\]@!$&'()*+,;=%-]+$/, usual: () => '/' },
  'content-language': { pattern: /^[a-z]{1,8}(?:-[a-z\d]{1,8})*(?:, ?[a-z]{1,8}(?:-[a-z\d]{1,8})*)*$/i, usual: () => 'en' },
  'cache-control': { pattern: /^[\w-]+(?:="?[\w, -]+"?)?(?:, ?[\w-]+(?:="?[\w, -]+"?)?)*$/, usual: () => 'no-store' },
  'allow': { pattern: /^[A-Z]+(?:, ?[A-Z]+)*$/, usual: () => 'GET, HEAD' },
  'accept-ranges': { pattern: /^(?:bytes|none)$/, usual: () => 'none' },
  'content-disposition': { pattern: /^(?:attachment|inline|form-data)\b/i, usual: () => 'attachment; filename="file"' },
  'www-authenticate': { pattern: /^[\w-]+ [\w-]+=/, usual: () => 'Bearer realm="api"' },
}

/** A made value in the form that the header's own standard asks for; an example stays as its document writes it, dates excepted. */
export function standardForm(name: string, text: string, isExample: boolean): string {
  const form = Object.hasOwn(forms, name.toLowerCase()) ? forms[name.toLowerCase()] : undefined
  if (!form || form.pattern.test(text) || (isExample && form !== httpDate))
    return text
  return form.usual(text)
}
