import type { Operation } from '../../../openapi/model/types.ts'
import type { HighlightedResponse, SampleLanguage } from './highlighted.ts'

export interface OperationPage {
  kind: 'operation'
  operation: Operation
  /** Where a call goes; undefined for what the API sends itself. */
  call?: {
    /** The path of the server, `/v1`. */
    prefix?: string
    /** The full URL, where the document names a host. */
    url?: string
    /** Otherwise the path, and the host that samples use instead. */
    path?: string
    placeholder?: string
  }
  /** How parameters that are lists or objects stand in the request, by their anchors. */
  wireForms: Record<string, string>
  /** The request in every language. */
  samples: SampleLanguage[]
  /** What the samples were run with, `Node 24.21.0`; empty where these exact samples have not been run. */
  ran: string[]
  responses: HighlightedResponse[]
  failures: ShownFailure[]
}

/** A cause of an error, and what helps: HTML that was made at build. */
export interface ShownFailure {
  status: string
  /** Of the response that declares it. */
  anchor: string
  /** The API's own name of the error. */
  type?: string
  cause: string
  remedy: string
  /** The request that caused it in the run of the samples, as a command. */
  request?: string
  /** Where none causes it by itself: the header by which the sandbox answers with it. */
  asked?: string
  /** The body that was answered, the empty text where there was none; absent where nothing was recorded. */
  answer?: string
}
