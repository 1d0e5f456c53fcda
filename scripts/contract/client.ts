import type { Answered } from './answer.ts'
import type { WrittenDraft } from './draft.ts'
import type { Draft } from './request.ts'
import type { Spec } from './spec.ts'
import { checkAnswer, checkStatus, declaresSuccess, settle } from './answer.ts'
import { writeDraft, writeDrafts } from './draft.ts'
import { mutate } from './mutations.ts'
import { createNames } from './names.ts'
import { toRequest } from './request.ts'
import { createSchemas } from './schemas.ts'
import { checkVariants, variantsOf } from './variants.ts'

export interface Failure {
  pointer: string
  request: string
  problem: string
}

export interface ContractReport {
  operations: number
  /** Requests that the spec allows, and how many of them were answered with a declared success. */
  valid: number
  validOk: number
  /** Requests that the spec allows, and that were refused as declared: what they name may not be there, or be taken. */
  absent: Failure[]
  mutated: number
  mutatedOk: number
  /** Operations that no valid request could be written for. */
  unwritten: string[]
  /** Operations that declare no success: any is as good as another. */
  undeclared: string[]
  failures: Failure[]
}

export interface DriveOptions {
  origin?: string
  /** Whether an API's own rules, which its spec cannot say, may refuse what the spec allows. */
  ruled?: boolean
  /** Milliseconds that one answer may take. */
  patience?: number
  /** Milliseconds after which no further operation is begun. */
  budget?: number
}

type Send = (request: Request) => Promise<Response>

const rank: Record<string, number> = {
  POST: 0,
  GET: 1,
  HEAD: 1,
  PUT: 2,
  PATCH: 2,
  DELETE: 4,
}

/** Drives every operation of a spec with valid requests, then with mutated ones, and checks each answer against the spec. */
export async function driveContract(
  spec: Spec,
  send: Send,
  { origin, ruled = false, patience = 5_000, budget = 600_000 }: DriveOptions = {},
): Promise<ContractReport> {
  const schemas = createSchemas(spec)
  const report: ContractReport = {
    operations: 0,
    valid: 0,
    validOk: 0,
    absent: [],
    mutated: 0,
    mutatedOk: 0,
    unwritten: [],
    undeclared: [],
    failures: [],
  }
  const end = Date.now() + budget
  const drafts: Draft[] = []
  const submit = (draft: Draft): Promise<Answered> =>
    settle(send(toRequest(spec, draft, { schemas, origin })), patience)
  const desk = {
    schemas,
    names: createNames({
      spec,
      schemas,
      async ask(operation, given) {
        const draft = await writeDraft(operation, desk, { full: false, given })
        return draft && submit(draft)
      },
    }),
  }

  /** Says what is wrong with an answer, if anything is. */
  async function attempt(draft: Draft, name: string, judge: (answer: Answered) => Verdict): Promise<Verdict> {
    let verdict: Verdict
    try {
      verdict = judge(await submit(draft))
    }
    catch (error) {
      verdict = {
        problem: `threw ${error instanceof Error ? error.message : String(error)}`,
      }
    }
    if (verdict?.problem) {
      report[verdict.isAbsent ? 'absent' : 'failures'].push({
        pointer: draft.operation.pointer,
        request: describe(spec, draft, { name, origin }),
        problem: verdict.problem,
      })
    }
    return verdict
  }

  function judgeValid(draft: WrittenDraft, answer: Answered): Verdict {
    const { operation } = draft
    const { status, text } = answer
    const wrong = checkVariants(spec, draft, { answer, schemas })
    if (wrong)
      return { problem: wrong }
    if (status < 400) {
      desk.names.remember(operation, answer, draft.body?.value)
      if (operation.method === 'DELETE')
        desk.names.forget(operation, [...draft.values].findLast(([{ in: where }]) => where === 'path')?.[1])
      return undefined
    }
    // Where only errors are declared, one of them is the answer.
    if (!declaresSuccess(operation))
      return undefined
    const problem = `refused with ${status}: ${text.slice(0, 300)}`
    // Who names what nobody has shown may be told that it is not there, and who makes what there is that it is taken.
    const isMissing = (status === 404 || status === 410) && !draft.known
    const isTaken = status === 409 || ([400, 422].includes(status) && /unique|already/.test(text))
    return { problem, isAbsent: isMissing || isTaken || (ruled && status < 500) }
  }

  // What is below goes before what it is below of.
  const depth = ({ method, path }: Spec['operations'][number]): number =>
    method === 'DELETE' ? -path.split('/').length : 0
  const ordered = [...spec.operations].sort(
    (one, other) => (rank[one.method] ?? 3) - (rank[other.method] ?? 3) || depth(one) - depth(other),
  )
  for (const operation of ordered) {
    if (Date.now() > end)
      break
    report.operations++
    if (!declaresSuccess(operation))
      report.undeclared.push(operation.pointer)
    const types = new Set<string | undefined>()
    for await (const draft of writeDrafts(operation, desk)) {
      report.valid++
      report.validOk += Number((await attempt(draft, 'valid', answer => judgeValid(draft, answer))) === undefined)
      if (!types.has(draft.body?.type))
        drafts.push(draft)
      types.add(draft.body?.type)
    }
    if (types.size === 0)
      report.unwritten.push(operation.pointer)
  }
  // A certificate is no matter of a request, a scheme that is nowhere described asks for nothing that is known, and without a
  // digest a request is challenged, not refused.
  const needsKey = (scheme: string): boolean => {
    const found = spec.schemes.get(scheme)
    return found !== undefined && found.type !== 'mutualTLS' && !/^digest$/i.test(String(found.scheme))
  }
  for (const draft of drafts) {
    if (Date.now() > end)
      break
    // What one of several operations at a path refuses, another may take.
    if (variantsOf(spec, draft.operation).length > 0)
      continue
    for (const { name, draft: spoilt, broken } of mutate(draft, schemas, needsKey)) {
      report.mutated++
      report.mutatedOk += Number(
        (await attempt(spoilt, name, answer =>
          asVerdict(
            answer.status >= 500
              ? `answered ${answer.status}: ${answer.text.slice(0, 200)}`
              : broken && answer.status < 400
                ? `accepted with ${answer.status}`
                : name.startsWith('path: ') || name.startsWith('method: ')
                  ? checkStatus(answer)
                  : checkAnswer(draft.operation, answer, schemas),
          ))) === undefined,
      )
    }
  }
  return report
}

/** Undefined where all is well. */
type Verdict = { problem: string, isAbsent?: boolean } | undefined

function asVerdict(problem: string | undefined): Verdict {
  return problem === undefined ? undefined : { problem }
}

function describe(
  { base }: Spec,
  { operation: { method, path }, values, body }: Draft,
  { name, origin = '' }: { name: string, origin?: string },
): string {
  const inPath = [...values].reduce(
    (text, [parameter, value]) => text.replace(`{${parameter.name}}`, String(value)),
    path,
  )
  const others = [...values]
    .filter(([{ in: where }]) => where !== 'path')
    .map(([parameter, value]) => `${parameter.name}=${JSON.stringify(value)}`)
  return `${name}: ${method} ${origin}${base}${inPath} ${others.join(' ')} ${body?.type ?? ''} ${JSON.stringify(body?.value) ?? ''}`.slice(
    0,
    500,
  )
}
