/** The time shown in headers that have no example. */
const someTime = Date.UTC(2026, 0, 15, 9, 30)

/** A standard header: its value where the document gives no example, and the form that an example must have. */
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

/** A generated value in the form of the header's own standard; an example stays as it is written, except for dates. */
export function standardForm(name: string, text: string, isExample: boolean): string {
  const form = Object.hasOwn(forms, name.toLowerCase()) ? forms[name.toLowerCase()] : undefined
  if (!form || form.pattern.test(text) || (isExample && form !== httpDate))
    return text
  return form.usual(text)
}
