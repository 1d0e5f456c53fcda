import type { OpenApi } from './openapi.ts'

/** A document that has been read: parsed, upgraded to 3.2 and bundled, plain data that can be sent to a worker. Never mutated. */
export interface ApiDocument {
  /** The base name of the spec file: `userfront`. It is the first segment of every URL of this API. */
  name: string
  /** The version that was written, before the upgrade: `2.0`, `3.0.3`, `3.1.1`. */
  version: string
  root: OpenApi
  /** The URLs that must not change, from the lockfile beside the spec. */
  published?: PublishedSlugs
}

export type Severity = 'error' | 'warning'

/** Something the owner of a spec should know. Findings are collected, sorted and printed once. */
export interface Finding {
  severity: Severity
  /** A stable kebab-case name of the rule: `duplicate-operation-id`. */
  rule: string
  /** The file as the reader named it, relative to the working directory. */
  file: string
  /** 1-based; both are 1 where only the file is known. */
  line: number
  column: number
  /** JSON pointer into that file, `#/paths/~1users/post`. */
  pointer: string
  message: string
  /** What would be right, as the second half of the sentence; empty when the message says it all. */
  advice?: string
}

/** Thrown where a document cannot be used at all; carries everything that was found. */
export class DocumentError extends Error {
  override name = 'DocumentError'
  readonly findings: Finding[]

  constructor(findings: Finding[], options?: ErrorOptions) {
    super(findings.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`).join('\n'), options)
    this.findings = findings
  }
}

/** The URLs of an API that are out in the world, as its lockfile `<api>.slugs.json` holds them. All are below `/<api>/`. */
export interface PublishedSlugs {
  /** By the tag's name. */
  tags: Record<string, string>
  /** `users/create-user`, by operationId, or by method and path. */
  operations: Record<string, string>
  /** By the component's name. */
  schemas: Record<string, string>
  /** By the page, `users/create-user`: its anchors on one line, `body-{email,name},response-{201,422}`. */
  anchors: Record<string, string>
  /** `users/add-user` → `users/create-user`, `users/create-user#body-nick` → `users/create-user#body-name`: where old addresses lead. */
  redirects: Record<string, string>
}

/** A finding before its file is known. The table of rules says how grave it is. */
export interface Report {
  rule: string
  pointer: string
  message: string
  advice?: string
}

export type Tell = (report: Report) => void
