import { bundle } from './bundle/bundle.ts'
import type { Load, Origin } from './bundle/find.ts'
import { sourcePointer } from './bundle/find.ts'
import type { ApiDocument, Finding, Report } from '../document/document.ts'
import { resolveDynamic } from './bundle/dynamic.ts'
import type { CollectorOptions } from './findings.ts'
import { createCollector } from './findings.ts'
import { ancestors } from './syntax/json.ts'
import type { OpenApi } from '../document/openapi.ts'
import { overlay } from './overlay.ts'
import { checkRefs } from './bundle/refs.ts'
import { checkRules } from './check/rules.ts'
import { checkSecrets } from './secret.ts'
import type { Source } from './syntax/parsed.ts'
import { checkStructure, toWritten } from './check/structure.ts'
import { checkSwagger } from './check/swagger-rules.ts'
import { rememberSwagger } from './upgrade/swagger-origin.ts'
import { upgrade } from './upgrade/upgrade.ts'
import type { PlainObject } from '../document/json.ts'
import { isObject } from '../document/json.ts'

interface Input {
  name: string
  source: Source
  overlays?: Source[]
  load: Load
  thorough?: boolean
  /** The levels of rules, and what is accepted. */
  judging?: CollectorOptions
}

export interface ParseResult {
  document?: ApiDocument
  findings: Finding[]
  overlaid: string[]
}

/** Makes a trusted document of a parsed file, or says why it cannot be one. */
export async function toDocument({
  name,
  source,
  overlays = [],
  load,
  thorough = true,
  judging,
}: Input): Promise<ParseResult> {
  const collector = createCollector(judging)
  const noticed = new Set<Source>()
  /** A file's own problems are told once it is used. */
  const notice = (used: Source): Source => {
    if (!noticed.has(used))
      used.problems.forEach(problem => collector.report(used, problem))
    noticed.add(used)
    return used
  }
  const finish = (document?: ApiDocument, overlaid: string[] = []): ParseResult => ({
    ...(document && { document }),
    findings: collector.finish(),
    overlaid,
  })

  const root = notice(source).value
  const tell = (report: Report) => collector.report(source, report)
  if (!isObject(root)) {
    if (source.problems.length === 0) {
      tell({
        severity: 'error',
        rule: 'not-openapi',
        pointer: '#',
        message: 'The file is not an OpenAPI document.',
        advice: 'it begins with "openapi: 3.2.0" or another version',
      })
    }
    return finish()
  }
  const overlaid = overlays.flatMap(file => overlay(root, notice(file), report => collector.report(file, report)))
  const version = versionOf(root)
  if (version === undefined) {
    const written = root.openapi ?? root.swagger
    tell({
      severity: 'error',
      rule: 'not-openapi',
      pointer: ['openapi', 'swagger'].filter(key => root[key] !== undefined).map(key => `#/${key}`)[0] ?? '#',
      message:
        written === undefined
          ? 'The file does not say which version of OpenAPI it is written in.'
          : `OpenAPI ${JSON.stringify(written)} is no version that is read.`,
      advice: 'begin it with "openapi: 3.2.0"; 2.0, 3.0, 3.1 and 3.2 are read',
    })
    return finish()
  }

  const kind = version.startsWith('2') ? 'document-2' : 'document'
  const number = Number(version.slice(0, 3))
  checkStructure(root, kind, { version: number, report: tell })
  const { origins, broken, complete, moved } = await bundle({
    source,
    root,
    kind,
    load: async (from, path) => {
      const found = await load(from, path)
      if ('refusal' in found)
        return found
      return notice(found).value === undefined
        ? { refusal: `The file "${path}" cannot be used.`, advice: 'see what is said about it' }
        : found
    },
    report: collector.report,
    check: (used, node, kind, pointer) =>
      checkStructure(node, kind, {
        version: number,
        report: report => collector.report(used, { ...report, pointer: pointer + report.pointer.slice(1) }),
      }),
  })
  const tellAt = (report: Report) => {
    const origin = originOf(origins, report.pointer)
    const pointer = toWritten(root, report.pointer)
    collector.report(origin?.source ?? source, {
      ...report,
      pointer: origin ? sourcePointer(origin, pointer) : pointer,
    })
  }
  if (!complete)
    return finish(undefined, overlaid)
  if (number >= 3.1)
    resolveDynamic(root, { origins, broken }, tellAt)
  checkRefs(root, kind, tellAt, broken)

  if (kind === 'document-2')
    checkSwagger(root, tellAt)
  const swaggerOrigin = kind === 'document-2' ? rememberSwagger(root) : undefined
  const upgraded = upgrade(root)
  // What moved is checked again where it came to stand; its faults are told already.
  if (moved || kind === 'document-2') {
    checkStructure(upgraded, 'document', { version: 3.2, report: () => {} })
  }
  const document: ApiDocument = { name, version, root: upgraded as unknown as OpenApi }
  const tellUpgraded = (report: Report) =>
    tellAt({ ...report, pointer: swaggerOrigin?.(upgraded, report.pointer) ?? report.pointer })
  checkRules(document, tellUpgraded)
  if (thorough) {
    checkSecrets(root, livePrefixes(root), tellAt)
    // Loaded on demand: whoever starts quickly needs no schema compiler.
    const { checkExamples } = await import('./check/examples.ts')
    checkExamples(document, tellUpgraded)
  }
  return finish(document, overlaid)
}

function versionOf(root: PlainObject): string | undefined {
  const version = String(root.openapi ?? root.swagger ?? '')
  if (/^2(?:\.0)?$/.test(version) && root.swagger !== undefined) {
    root.swagger = '2.0'
    return '2.0'
  }
  return root.openapi !== undefined && /^3\.[0-2](?:\.\d+)?(?:-.*)?$/.test(version) ? version : undefined
}

function originOf(origins: Map<string, Origin>, pointer: string): Origin | undefined {
  return ancestors(pointer)
    .map(above => origins.get(above))
    .find(origin => origin !== undefined)
}

/** What live keys of this API begin with, where its security schemes say so. */
function livePrefixes(root: PlainObject): string[] {
  const schemes =
    isObject(root.components) && isObject(root.components.securitySchemes)
      ? root.components.securitySchemes
      : root.securityDefinitions
  return Object.values(isObject(schemes) ? schemes : {}).flatMap((scheme) => {
    const prefixes = isObject(scheme) ? scheme['x-key-prefixes'] : undefined
    return isObject(prefixes) && typeof prefixes.live === 'string' && prefixes.live.length >= 3 ? [prefixes.live] : []
  })
}
