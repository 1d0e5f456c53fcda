/** The phrases of RFC 9110, section 15, and of the later RFCs that the IANA registry names. */
const phrases: Record<string, string> = {
  100: 'Continue',
  101: 'Switching Protocols',
  102: 'Processing',
  103: 'Early Hints',
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'Non-Authoritative Information',
  204: 'No Content',
  205: 'Reset Content',
  206: 'Partial Content',
  207: 'Multi-Status',
  208: 'Already Reported',
  226: 'IM Used',
  300: 'Multiple Choices',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  305: 'Use Proxy',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  414: 'URI Too Long',
  415: 'Unsupported Media Type',
  416: 'Range Not Satisfiable',
  417: 'Expectation Failed',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  423: 'Locked',
  424: 'Failed Dependency',
  425: 'Too Early',
  426: 'Upgrade Required',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  451: 'Unavailable For Legal Reasons',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  505: 'HTTP Version Not Supported',
  506: 'Variant Also Negotiates',
  507: 'Insufficient Storage',
  508: 'Loop Detected',
  511: 'Network Authentication Required',
}

/** What the first digit of a status means, and what `default` stands for. */
export const statusRanges = {
  '1XX': 'Informational',
  '2XX': 'Success',
  '3XX': 'Redirection',
  '4XX': 'Client error',
  '5XX': 'Server error',
  'default': 'Any other status',
} as const

/** `404` → `Not Found`, `5XX` → `Server error`; empty for a code that is not registered. */
export function statusPhrase(status: string | number): string {
  const code = String(status)
  return lookUp(phrases, code) ?? lookUp(statusRanges, code) ?? lookUp(statusRanges, `${code[0]}XX`) ?? ''
}

/** `2XX`, or `default`, of a status that has no phrase of its own. */
export function statusRangeOf(status: string): keyof typeof statusRanges | undefined {
  const range = status === 'default' ? status : `${status[0]}XX`
  if (Object.hasOwn(phrases, status) || !Object.hasOwn(statusRanges, range))
    return undefined
  return range as keyof typeof statusRanges
}

/** Whether a key of `responses` is a success: 2xx and 3xx. */
export function isSuccess(status: string): boolean {
  return /^[23](?:\d\d|XX)$/i.test(status)
}

/** Ascending, a range after its codes, `default` last. */
export function compareStatus(one: string, other: string): number {
  return rank(one) - rank(other)
}

function rank(status: string): number {
  return status === 'default'
    ? 10_000
    : /^\dXX$/i.test(status)
      ? Number(status[0]) * 100 + 99.5
      : Number(status) || 9_000
}

function lookUp(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

/** Statuses whose answers carry no content whatever is declared: 1xx, 204, 205 and 304. RFC 9110, 6.4.1. */
export function isBodyless(status: number): boolean {
  return status < 200 || status === 204 || status === 205 || status === 304
}
