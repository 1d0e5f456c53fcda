#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { closest } from '../openapi/document/closest.ts'
import { purposes } from './purposes.ts'
import { refuse } from './refuse.ts'

/** `specimen <command>`: each command is a module of its own, which reads the rest of what was asked for. */
const commands: Record<string, () => Promise<unknown>> = {
  dev: () => import('./dev.ts'),
  build: () => import('./build.ts'),
  serve: () => import('./serve.ts'),
  mock: () => import('./mock.ts'),
  check: () => import('./check.ts'),
  samples: () => import('./samples.ts'),
  complete: () => import('./complete.ts'),
}

const [name = '--help'] = process.argv.splice(2, 1)
const run = Object.hasOwn(commands, name) ? commands[name] : undefined
if (run !== undefined) {
  await run()
}
else if (name === '--version') {
  console.log(version())
}
else if (name === '--help' || name === 'help') {
  console.log(usage())
}
else {
  const meant = closest(name, Object.keys(commands))
  refuse(`There is no command ${name}${meant === undefined ? '. See specimen --help.' : `: did you mean ${meant}?`}`)
}

function usage(): string {
  const width = Math.max(...Object.keys(commands).map(({ length }) => length))
  return [
    'Documentation and a mock from an OpenAPI document.',
    '',
    'specimen <command> [spec…] [options]',
    '',
    ...Object.keys(commands).map(command => `  ${command.padEnd(width)}  ${purposes[command] ?? ''}`),
    '',
    'specimen <command> --help says more of each; specimen --version prints the version.',
  ].join('\n')
}

/** The package's own description lies above the scripts, and one folder further above once they are compiled. */
function version(): string {
  const file = ['../package.json', '../../package.json']
    .map(path => new URL(path, import.meta.url))
    .map(url => readOptional(url))
    .find(text => text !== undefined)
  return (JSON.parse(file ?? '{}') as { version?: string }).version ?? 'unknown'
}

function readOptional(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8')
  }
  catch {
    return undefined
  }
}
