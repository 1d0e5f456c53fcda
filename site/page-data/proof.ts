import type { Proof, SampleTab } from '../../openapi/samples/index.ts'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isProven, sampleKey } from '../../openapi/samples/index.ts'

let known: { stamp: number, proof: Proof | undefined } | undefined

/** The file that a run of all samples writes by default. */
export function proofFile(root: string): string {
  return join(root, 'samples', 'proof.json')
}

/** What `npm run samples -- --run` has written where it writes by default; undefined where nothing was run. */
export function readProof(root: string): Proof | undefined {
  const file = proofFile(root)
  const stamp = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (known?.stamp !== stamp) {
    known = { stamp, proof: stamp === 0 ? undefined : parseProof(readFileSync(file, 'utf8')) }
  }
  return known.proof
}

/** A file of another form than the run writes is ignored. */
function parseProof(text: string): Proof | undefined {
  try {
    const proof = JSON.parse(text) as Partial<Proof> | null
    return typeof proof?.apis === 'object' && typeof proof.runtimes === 'object' ? (proof as Proof) : undefined
  }
  catch {
    return undefined
  }
}

/** `Node 24.21.0`, for each language of which all samples of an operation were run exactly as they stand. */
export function listRuns(
  proof: Proof | undefined,
  tabs: SampleTab[],
  { api, operationId }: { api: string, operationId: string },
): string[] {
  if (!proof)
    return []
  return tabs
    .filter(
      ({ id, variants }) =>
        Object.hasOwn(proof.runtimes, id)
        && variants.every(variant =>
          isProven(proof, { api, operationId }, { key: sampleKey(id, variant), code: variant.code })),
    )
    .map(({ id, label }) => `${label} ${proof.runtimes[id]}`)
}
