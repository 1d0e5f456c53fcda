import type { Source, Start } from './source.ts'
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'

const execute = promisify(execFile)
const timeout = 600_000
/** What is over in seconds is not worth optimising: with these, Java takes less than half the time. */
const quick = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC']
const options = [...quick, '-Dfile.encoding=UTF-8']

/** The compiler that npm has brought, else the one on the path. */
export function kotlinCompiler(): string {
  const installed = resolve('node_modules/kotlin-compiler/bin/kotlinc')
  return existsSync(installed) ? installed : 'kotlinc'
}

/** Each sample is a package of one program: the compiler takes seconds to start. */
export async function compileKotlin(sources: Source[], place: string): Promise<Start> {
  for (const { id, code } of sources)
    writeFileSync(join(place, `Sample${id}.kt`), `package sample${id}\n\n${code}`)
  writeFileSync(join(place, 'All.kt'), driver(sources))
  writeFileSync(join(place, 'files'), ['All.kt', ...sources.map(({ id }) => `Sample${id}.kt`)].join('\n'))
  // A reader would be warned of what is not used.
  const jar = await compile(['-Werror', '@files'], place)
  return id => ({ command: 'java', args: [...options, '-cp', jar, id === undefined ? 'AllKt' : `sample${id}.Sample${id}Kt`] })
}

/** One program as somebody wrote it. */
export async function compileKotlinProgram(code: string, place: string): Promise<Start> {
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'main.kt'), code)
  const jar = await compile(['main.kt'], place)
  return () => ({ command: 'java', args: [...options, '-jar', jar] })
}

/** Compiles files of a folder; returns the file that has them and Kotlin's own library. */
async function compile(files: string[], place: string): Promise<string> {
  const jar = join(place, 'samples.jar')
  const env = { ...process.env, JAVA_OPTS: quick.join(' ') }
  await execute(kotlinCompiler(), ['-no-reflect', '-include-runtime', '-d', jar, ...files], { cwd: place, env, timeout, maxBuffer: 1 << 26 })
  return jar
}

/** Runs all, and says which failed. */
function driver(sources: Source[]): string {
  const calls = sources.map(({ id }) => `    run("${id}") { sample${id}.main() }\n`).join('')
  return `fun main() {
${calls}}

fun run(id: String, sample: () -> Unit) {
    try {
        sample()
    } catch (error: Throwable) {
        System.err.println("$id $error")
    }
}
`
}
