import { spawn } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'

/** A program, and text that may stand in its strings alone. */
export interface Suspect {
  language: string
  code: string
  mark?: string
}

/**
 * What is wrong with programs as the grammars of their languages see them, in their order: text that cannot be there, and
 * text that got out of its string. The functions of some grammars are so large that V8 runs out of memory where it optimises
 * them, so that they are parsed by a process that does not.
 */
export async function findFlaws(programs: Suspect[]): Promise<string[][]> {
  const child = spawn(process.execPath, ['--liftoff-only', join(import.meta.dirname, 'parse-all.ts')])
  let output = ''
  let errors = ''
  child.stdout.on('data', piece => (output += String(piece)))
  child.stderr.on('data', piece => (errors += String(piece)))
  child.stdin.end(JSON.stringify(programs))
  const code = await new Promise(resolve => child.on('close', resolve))
  if (code !== 0)
    throw new Error(errors)
  return JSON.parse(output) as string[][]
}
