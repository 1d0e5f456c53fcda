import type { Schema } from '../model/types.ts'
import type { Paging } from '../schema/paging.ts'

/**
 * One exact HTTP request as plain, serialisable data: what a console sends, samples print and tests compare.
 * Everything in it is already in its wire form, and safe to put on a wire: no line break in a header, no dot segment in
 * the path, no host but the server's.
 */
export interface HttpRequest {
  /** As it goes on the wire, `GET`; a token of RFC 9110 §5.6.2. */
  method: string
  /** Absolute, percent-encoded, without user or fragment. */
  url: string
  /** The parameters of the query that are whole numbers, for languages that would not write them as texts. */
  numbers?: string[]
  /** In order, without `Content-Type` (see `body`), `Cookie` (see `cookie`) and what `basic` stands for. */
  headers: [name: string, value: string][]
  /** The value of the `Cookie` header; empty where there is none. */
  cookie: string
  /** `user:password` of RFC 7617, before Base64; of RFC 7616 where `digest` is set. */
  basic?: string
  /** The server asks for a digest of the password, which only some clients can compute. */
  digest?: true
  /** The client shows a certificate (RFC 8446 §4.4.2), from files of the reader. */
  certificate?: true
  body: Body
  /** A variable name for the answer: `user`, `users`; empty where the document suggests none. */
  result: string
  /** The path of the message in an error body: `['error', 'message']`; absent where no declared error has one. */
  errorMessage?: string[]
  /** Where credentials stand in `url`, `headers`, `cookie` and `basic`. */
  keys: Key[]
  /** How the list that is answered is read to its end. */
  paging?: HttpPaging
  /** The expected form of the answer, so that a sample can print it. */
  answer: Answer
  /** The media type of that answer; empty where none is declared. */
  answerType: string
  /** What is sent and answered, for samples that say of what types it is; only where that is asked for. */
  schemas?: { body?: Schema, answer?: Schema }
  /** Sentences about values that cannot be sent as they are; a console shows them, samples send the nearest safe request. */
  problems: string[]
}

/** The paging of a list, and a variable name for one of its records. */
export type HttpPaging = Paging & { record: string }

/** `any`: the document declares nothing, so the sample prints the body as it comes. `lines` are JSON texts, one a line. */
export type Answer = 'json' | 'text' | 'binary' | 'events' | 'lines' | 'redirect' | 'empty' | 'any'

export type Body =
  | { kind: 'none' }
  /** The exact text, with every number as written. */
  | { kind: 'json', type: string, text: string }
  /** Decoded pairs; `text` is set where their encoding is not the plain one and has to go out as it stands. */
  | { kind: 'form', type: string, fields: [name: string, value: string][], text?: string }
  | { kind: 'multipart', type: string, parts: Part[] }
  | { kind: 'text', type: string, text: string }
  /** The content of a file of the reader's. */
  | { kind: 'binary', type: string, file: string }

/** A part of a multipart body (RFC 7578 §4). */
export interface Part {
  name: string
  /** The text of the part, or the name of the file it is read from. */
  content: { text: string } | { file: string }
  /** Absent: the default, `text/plain`. */
  type?: string
  headers?: [name: string, value: string][]
}

/** A credential and the text around it in its place: `Bearer ` and nothing after it, or the two halves of the URL. */
export interface Key {
  /** The security scheme's name. */
  scheme: string
  in: 'basic' | 'header' | 'query' | 'cookie' | 'plain' | 'user' | 'password'
  /** The header's or parameter's name. */
  name: string
  before: string
  /** As it stands there, encoded for its place. */
  key: string
  after: string
  /** As the reader has it, before it is encoded. */
  raw: string
  /** The environment variables that hold it: one, or those of user and password. */
  variables: string[]
}
