/** One way in which a request breaks the document. */
export interface Violation {
  in: 'body' | 'path' | 'query' | 'querystring' | 'header' | 'cookie'
  /** JSON pointer below that location: `/email`, `/address/city`, `` for the whole body. RFC 6901. */
  pointer: string
  /** The JSON Schema keyword that failed: `minLength`. */
  keyword: string
  /** What the keyword says: `{ limit: 8 }`. */
  params: Record<string, unknown>
  /** In words, starting lower-case: `must be at least 8 characters`. */
  message: string
}

/** What is wrong with a request, before the API's own error says so. */
export interface Fault {
  kind: 'fault'
  status: number
  /** A stable snake_case name: `not_found`. */
  code: string
  /** A sentence for the reader. */
  message: string
  violations?: Violation[]
  headers?: [string, string][]
}

/** Makes a {@link Fault}. */
export function createFault(
  status: number,
  code: string,
  message: string,
  more: Pick<Fault, 'violations' | 'headers'> = {},
): Fault {
  return {
    kind: 'fault',
    status,
    code,
    message,
    ...more,
  }
}

/** Whether a value that an override returned is a fault. */
export function isFault(value: unknown): value is Fault {
  return typeof value === 'object'
    && value !== null
    && (value as Fault).kind === 'fault'
    && typeof (value as Fault).status === 'number'
}

/** Phrases of RFC 9110, 6585 and 6648 for the statuses a mock is likely to answer. */
export const phrases: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  304: 'Not Modified',
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  408: 'Request Timeout',
  409: 'Conflict',
  410: 'Gone',
  412: 'Precondition Failed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  421: 'Misdirected Request',
  422: 'Unprocessable Content',
  428: 'Precondition Required',
  429: 'Too Many Requests',
  431: 'Request Header Fields Too Large',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}

/** The request ended before its body did: nobody waits for an answer. */
export class BrokenOffError extends Error {
  override name = 'BrokenOffError'
}
