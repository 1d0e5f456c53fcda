import process from 'node:process'

/** Ends the process with one sentence and exit code 2: the call was wrong, nothing was done. */
export function refuse(sentence: string): never {
  console.error(sentence)
  process.exit(2)
}
