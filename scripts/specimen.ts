#!/usr/bin/env node
import module from 'node:module'
import process from 'node:process'
import { closest } from '../openapi/document/text/closest.ts'
import { purposes } from './command/purposes.ts'
import { refuse } from './command/refuse.ts'
import { packageVersion } from './command/version.ts'

/** `specimen <command>`: each command is a module of its own, which reads the rest of what was asked for. */
const commands: Record<string, () => Promise<unknown>> = {
  init: () => import('./init.ts'),
  dev: () => import('./dev.ts'),
  build: () => import('./build.ts'),
  serve: () => import('./serve.ts'),
  mock: () => import('./mock.ts'),
  check: () => import('./check.ts'),
  samples: () => import('./samples.ts'),
  complete: () => import('./complete.ts'),
  mcp: () => import('./mcp.ts'),
  contract: () => import('./contract.ts'),
}

// To compile what a build is made of takes a second each time: Node keeps what came of it, from 22.8 on.
if ('enableCompileCache' in module)
  module.enableCompileCache()

const [name = '--help'] = process.argv.splice(2, 1)
const run = Object.hasOwn(commands, name) ? commands[name] : undefined
if (run !== undefined) {
  await run()
}
else if (name === '--version') {
  console.log(packageVersion())
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
