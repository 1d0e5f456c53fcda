/** A request that somebody has written elsewhere. */
export interface PastedRequest {
  method: string
  url: string
  headers: [name: string, value: string][]
  body?: string
  /** The texts of a form that is sent in parts. */
  form?: [name: string, value: string][]
  /** More of a query, while a command is read. */
  query?: string
  /** What it also says and nobody can take from it: files, a password. */
  leftOut: string[]
}
