import { existsSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { closest } from '../../openapi/document/text/closest.ts'
import { isLevel, listRules } from '../../openapi/read/check/rule-table/rules.ts'
import { toAllowed } from '../../openapi/read/remote.ts'
import { listConfigured } from '../../site/specs.ts'
import { config, nameOf } from './configured.ts'
import { mockHelp } from '../mock/help.ts'
import { purposes } from './purposes.ts'
import { refuse } from './refuse.ts'
import { packageVersion } from './version.ts'

/** An option's kind, its default, and a line of help. A port or a number is checked to be one; a list may be given more than once. */
export interface Option {
  type: 'string' | 'boolean' | 'port' | 'number' | 'list'
  default?: string
  /** The variable of the environment that takes the place of the default. */ env?: string
  help: string
  /** Of a number; 1 unless told. */ least?: number
}

/** What was asked for: spec files as positionals, options by name. */
export interface Arguments<Name extends string> {
  /** The named specs, else all that were found; a wrong one ends the process when this is read. */
  readonly specs: string[]
  /** The positional arguments as given. */
  given: string[]
  text: (name: Name) => string | undefined
  flag: (name: Name) => boolean
  port: (name: Name) => number
  number: (name: Name) => number | undefined
  list: (name: Name) => string[]
}

/** What every script that reads specs understands. */
const common = {
  'allow-remote': {
    type: 'list',
    help: 'an address, https://host/folder/, below which specs may refer to files on other hosts',
  },
  'rule': {
    type: 'list',
    help: 'the level of a rule, as in --rule dead-link=off: error, warning or off',
  },
  'ignore': {
    type: 'string',
    help: 'the file of the findings that are accepted (default <api>.ignore.yaml beside the spec)',
  },
  'with-internal': { type: 'boolean', help: 'show what the specs mark as internal, too, with a badge' },
  'keep-unused': { type: 'boolean', help: 'keep components that only something internal refers to' },
} as const satisfies Record<string, Option>

/** Parses `[spec…] --option value`; anything unknown, missing or doubled ends the process through {@link refuse}. */
export function parseArguments<Name extends string>(
  script: string,
  options: Record<Name, Option>,
): Arguments<Name> {
  const { values, positionals } = parse(script, { ...options, ...common }, process.argv.slice(2))
  if (values.version === true) {
    console.log(packageVersion())
    process.exit(0)
  }
  if (values.help === true) {
    console.log(usage(script, { ...options, ...common }))
    process.exit(0)
  }
  allowRemote(values['allow-remote'])
  setLevels(values.rule)
  setIgnoreFile(values.ignore)
  chooseAudience(values)
  const port = (name: Name) => toPort(name, values[name])
  const number = (name: Name) =>
    values[name] === undefined ? undefined : toNumber(name, values[name], options[name].least)
  for (const [name, { type }] of Object.entries<Option>(options)) {
    if (type === 'port')
      port(name as Name)
    if (type === 'number')
      number(name as Name)
  }
  return {
    get specs() {
      return checkSpecs(positionals.length > 0 ? positionals : listConfigured(config).map(({ file }) => relative('', file)))
    },
    given: positionals,
    text: name => (typeof values[name] === 'string' ? values[name] : undefined),
    flag: name => values[name] === true,
    list: name => (Array.isArray(values[name]) ? values[name].map(String) : []),
    port,
    number,
  }
}

/** Puts the list into the environment, where readers of specs in this process and its workers find it. */
function allowRemote(list: unknown): void {
  const allowed = Array.isArray(list) ? list.map(String) : []
  const wrong = allowed.find(text => toAllowed(text) === undefined)
  if (wrong !== undefined)
    refuse(`--allow-remote takes an address that begins with https:// and a host, not "${wrong}".`)
  if (allowed.length > 0)
    process.env.SPECIMEN_ALLOW_REMOTE = allowed.map(text => new URL(text).href).join(' ')
}

/** Puts the levels into the environment, too: those of the configuration, and after them those of the command. */
function setLevels(list: unknown): void {
  const told = Array.isArray(list) ? list.map(String) : []
  for (const entry of told) {
    const [rule = '', level = ''] = entry.split('=')
    if (!listRules().has(rule)) {
      const meant = closest(rule, [...listRules().keys()])
      refuse(`There is no rule "${rule}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`)
    }
    if (!isLevel(level))
      refuse(`--rule takes a rule and a level, as in --rule ${rule}=off, not "${entry}": error, warning or off.`)
  }
  const levels = [...Object.entries(config.rules ?? {}).map(([rule, level]) => `${rule}=${level}`), ...told]
  if (levels.length > 0)
    process.env.SPECIMEN_RULES = levels.join(' ')
}

function setIgnoreFile(file: unknown): void {
  if (typeof file !== 'string')
    return
  if (!existsSync(file))
    refuse(`There is no file ${file}.`)
  process.env.SPECIMEN_IGNORE = file
}

/** As above: for every reader of this process and of those it starts. */
function chooseAudience(values: Record<string, unknown>): void {
  if (values['with-internal'] === true)
    process.env.SPECIMEN_WITH_INTERNAL = '1'
  if (values['keep-unused'] === true)
    process.env.SPECIMEN_KEEP_UNUSED = '1'
}

function parse(
  script: string,
  options: Record<string, Option>,
  argv: string[],
): { values: Record<string, unknown>, positionals: string[] } {
  const config = Object.fromEntries(
    Object.entries(options).map(([name, { type, default: written, env }]) => {
      const initial = (env !== undefined && process.env[env]) || written
      return [
        name,
        {
          type: type === 'boolean' ? 'boolean' : 'string',
          multiple: type === 'list',
          ...(initial !== undefined && { default: initial }),
        } as const,
      ]
    }),
  )
  try {
    return parseArgs({
      args: argv,
      options: { ...config, help: { type: 'boolean' }, version: { type: 'boolean' } },
      allowPositionals: true,
    })
  }
  catch (error) {
    refuse(`${(error as Error).message.split('. To specify')[0]}. See specimen ${script} --help.`)
  }
}

const valueNames = {
  port: 'port',
  number: 'number',
  string: 'value',
  list: 'value',
}

function usage(script: string, options: Record<string, Option>): string {
  const entries = Object.entries(options).map(([name, option]) => ({ form: formOf(name, option), ...option }))
  // Nearly all stand in one column; a longer form pushes its own line alone.
  const width = Math.min(26, Math.max(...entries.map(({ form }) => form.length)))
  const rows = entries.map(({ form, default: initial, env, help }) => {
    const preset = initial === undefined ? '' : ` (default ${env === undefined ? '' : `$${env} or `}${initial})`
    return `  ${form.padEnd(width)}  ${help}${preset}`
  })
  return [
    `${purposes[script] ?? ''}`,
    '',
    `specimen ${script} [spec…] [options]`,
    '',
    'Specs default to those of specimen.config, and without one to openapi/*.yaml.',
    '',
    ...rows,
    ...(script === 'mock' ? [mockHelp] : []),
  ].join('\n')
}

/** An option as it is typed: `--port <port>`; a list may be given more than once. */
function formOf(name: string, { type }: Option): string {
  return `--${name}${type === 'boolean' ? '' : ` <${valueNames[type]}>`}${type === 'list' ? '…' : ''}`
}

function checkSpecs(specs: string[]): string[] {
  const absent = specs.filter(spec => !existsSync(spec) || !statSync(spec).isFile())
  if (absent.length > 0)
    refuse(`There is no file ${absent.join(', ')}.`)
  if (specs.length === 0)
    refuse('There is no spec: put one into openapi/ or name its file.')
  const doubled = specs.map(nameOf).find((name, index, names) => names.indexOf(name) !== index)
  if (doubled !== undefined)
    refuse(`Two specs are named "${doubled}": an API takes its name from its file, so rename one of them, or give it a name in specimen.config.`)
  return specs
}

function toPort(name: string, value: unknown): number {
  const port = Number(value)
  if (typeof value !== 'string' || !/^\d+$/.test(value) || port > 65_535)
    refuse(`--${name} takes a number from 0 to 65535, not "${value}".`)
  return port
}

function toNumber(name: string, value: unknown, least = 1): number {
  const number = Number(value)
  if (typeof value !== 'string' || !/^\d+$/.test(value) || number < least || !Number.isSafeInteger(number))
    refuse(`--${name} takes a whole number from ${least} up, not "${String(value)}".`)
  return number
}
