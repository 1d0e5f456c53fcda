import type { Failure } from './client.ts'
import type { Draft } from './request.ts'
import type { OperationSpec, Spec } from './spec.ts'
import { settle } from './answer.ts'
import { writeDraft } from './draft.ts'
import { createNames } from './names.ts'
import { toRequest } from './request.ts'
import { createSchemas } from './schemas.ts'
import { checkVariants } from './variants.ts'

export interface PreferredReport {
  operations: number
  answers: number
  failures: Failure[]
}

/** One way of asking for an answer that the spec declares. */
interface Wish {
  status?: number
  prefer: string
  accept?: string
}

/**
 * Asks every operation for every answer that its spec declares: each status, each of its media types and named examples, and
 * a generated one of each; and checks status, headers and body of all of them.
 */
export async function drivePreferred(
  spec: Spec,
  send: (request: Request) => Promise<Response>,
): Promise<PreferredReport> {
  const schemas = createSchemas(spec)
  const names = createNames({ spec, schemas, ask: async () => undefined })
  const report: PreferredReport = { operations: 0, answers: 0, failures: [] }
  for (const operation of spec.operations) {
    const draft = (await writeDraft(operation, { schemas, names }, { body: operation.bodies[0], full: false })) ?? {
      operation,
      values: new Map(),
    }
    report.operations++
    for (const wish of wishes(operation)) {
      report.answers++
      const problem = await ask(draft, wish).catch((error: unknown) => `threw ${String(error)}`)
      if (problem) {
        report.failures.push({
          pointer: operation.pointer,
          request: `prefer ${wish.prefer}, accept ${wish.accept ?? 'anything'}`,
          problem,
        })
      }
    }
  }
  return report

  async function ask(draft: Draft, { status, prefer, accept }: Wish): Promise<string | undefined> {
    const answer = await settle(
      send(toRequest(spec, { ...draft, headers: { prefer, ...(accept && { accept }) } }, { schemas })),
      5_000,
    )
    if (status !== undefined && answer.status !== status)
      return `answered ${answer.status}: ${answer.text.slice(0, 200)}`
    const wrong = checkVariants(spec, draft, { answer, schemas })
    if (wrong)
      return wrong
    return accept && ![204, 304].includes(answer.status) && answer.type !== accept.split(';')[0]?.trim().toLowerCase()
      ? `answered ${answer.type}`
      : undefined
  }
}

function wishes({ responses }: OperationSpec): Wish[] {
  return [...responses].flatMap(([key, { content, examples }]) => {
    const status = Number(key.replace('XX', '00'))
    // `default` is any status, and those below 200 are no last word.
    if (!(status >= 200))
      return []
    const code = `code=${status}`
    const types = content.map(([type]) => type).filter(type => !type.includes('*'))
    return [
      { status, prefer: code },
      { status, prefer: `${code}, dynamic=true` },
      { status, prefer: `${code}, dynamic=true, seed=7` },
      ...types.flatMap(accept => [
        { status, prefer: code, accept },
        { status, prefer: `${code}, dynamic=true`, accept },
      ]),
      ...examples
        .filter(name => /^[\w.-]{1,100}$/.test(name))
        .map(name => ({ status, prefer: `${code}, example=${name}` })),
    ]
  })
}
