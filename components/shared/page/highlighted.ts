import type { Prose } from '../../../openapi/model/types.ts'

/** Code highlighted at build time; shown by `Prose.vue` alone, copied from its text. */
export interface HighlightedCode {
  id: string
  label: string
  html: string
}

/** A body or an example, highlighted: the tab it stands in, and what it says. */
export interface HighlightedExample extends HighlightedCode {
  summary?: string
  description?: Prose
  mediaType: string
  /** The data that the wire form above encodes, highlighted as JSON. */
  data?: string
  generated?: boolean
}

/** Examples of one response, in the order of its media types. */
export interface HighlightedResponse {
  status: string
  label: string
  examples: HighlightedExample[]
}

/** A language's tab of the request panel. */
export interface SampleLanguage {
  id: string
  label: string
  /** Shown to readers who have chosen no language; the first where none is. */
  active?: boolean
  variants: HighlightedSample[]
}

/** One way to send the request in a language: generated, or written by hand with a client of the API. */
export interface HighlightedSample {
  /** Named where a language has several. */
  label?: string
  /** Absent of a client beside the first of its language: its sample is written when a reader chooses it. */
  html?: string
  /** The client that a generated sample is written for; absent of those written by hand. */
  client?: string
  /** The command that installs what it uses. */
  install?: string
}
