import type { NewFile } from './init/files.ts'
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, relative } from 'node:path'
import { readDocument } from '../openapi/read/index.ts'
import { parseArguments } from './command/arguments.ts'
import { nameOf } from './command/configured.ts'
import { exampleDocument, listSiteFiles, manifestOf } from './init/files.ts'
import { services, workflowFile } from './init/workflows.ts'
import { refuse } from './command/refuse.ts'
import { packageVersion } from './command/version.ts'
import { toSlashes } from '../site/slashes.ts'

/** `specimen init [spec]`: the six files that a site begins with; one that is there already stays as it is. */
const { given, text } = parseArguments('init', {
  ci: { type: 'string', default: 'github', help: `whose workflow to write: ${services.join(', ')}` },
})
const ci = text('ci')
const service = services.find(name => name === ci) ?? refuse(`--ci takes ${services.join(', ')}, not "${ci}".`)
const [spec] = given
if (given.length > 1)
  refuse('A site begins with one spec: add the others to apis in specimen.config.ts.')
if (spec !== undefined && !existsSync(spec))
  refuse(`There is no file ${spec}.`)

const document = placeDocument(spec)
const api = nameOf(document)
const { document: read } = await readDocument(document, { name: api, thorough: false })
const files = [...listSiteFiles(api, document, read?.root.info.title ?? api), ...workflowFile(service)]
files.forEach(write)
writeManifest()
console.log('\nNow: npm install, then npx specimen dev')

/** A spec outside of this folder, or none, is one in `openapi/` from now on. */
function placeDocument(spec: string | undefined): string {
  if (spec !== undefined && !relative('', spec).startsWith('..'))
    return toSlashes(relative('', spec))
  const path = `openapi/${spec === undefined ? 'greetings.yaml' : basename(spec)}`
  if (spec === undefined || existsSync(path)) {
    write({ path, text: exampleDocument })
  }
  else {
    mkdirSync(dirname(path), { recursive: true })
    copyFileSync(spec, path)
    console.log(`wrote  ${path}`)
  }
  return path
}

function write({ path, text }: NewFile): void {
  if (existsSync(path)) {
    console.log(`kept   ${path}`)
    return
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  console.log(`wrote  ${path}`)
}

function writeManifest(): void {
  const path = 'package.json'
  const isThere = existsSync(path)
  const known = isThere ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : {}
  writeFileSync(path, manifestOf(known, packageVersion()))
  console.log(`${isThere ? 'added to' : 'wrote '} ${path}`)
}
