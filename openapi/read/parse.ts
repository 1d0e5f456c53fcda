import { nearest } from '../document/json/pointer.ts'
import { bundle } from './bundle/bundle.ts'
import type { Load, Refusal } from './bundle/find.ts'
import { sourcePointer } from './bundle/find.ts'
import type { ApiDocument, Finding, Report, Tell } from '../document/document.ts'
import { resolveDynamic } from './bundle/dynamic.ts'
import type { Collector, CollectorOptions } from './findings.ts'
import { createCollector } from './findings.ts'
import type { OpenApi } from '../document/openapi.ts'
import { checkRefs } from './bundle/refs.ts'
import { describeForeign } from './check/text/foreign.ts'
import type { FoundLink } from './check/text/links.ts'
import type { SiteLink } from './site-links.ts'
import { placeLinks } from './site-links.ts'
import type { Source } from './syntax/parsed.ts'
import { checkWritten } from './check/written-rules.ts'
import { checkStructure } from './check/structure.ts'
import { toWritten } from './check/written.ts'
import { checkSwagger } from './check/swagger-rules.ts'
import { rememberSwagger } from './upgrade/swagger-origin.ts'
import { upgrade } from './upgrade/upgrade.ts'
import type { Audience } from './publish/publish.ts'
import { publish } from './publish/publish.ts'
import { repairDocument } from './repair/repair.ts'
import type { Version } from './version.ts'
import { readVersion } from './version.ts'
import { cloneGraph, cloneTree } from '../document/json/clone.ts'
import type { PlainObject } from '../document/json/value.ts'
import { isObject } from '../document/json/value.ts'

interface Input {
  name: string
  source: Source
  overlays?: Source[]
  load: Load
  thorough?: boolean
  checked?: boolean
  /** The levels of rules, and what is accepted. */
  judging?: CollectorOptions
  audience?: Audience
}

export interface ParseResult {
  document?: ApiDocument
  /** What readers take away: bundled, without what is hidden, and else as its author wrote it. */
  written?: PlainObject
  findings: Finding[]
  overlaid: string[]
  /** Links to other places of the site, each with the finding that it is where there is nothing. */
  links?: SiteLink[]
}

/** One run of the reader: the file it began with, and what is found on the way. */
interface Reading
  extends Required<Pick<Input, 'name' | 'source' | 'load' | 'thorough' | 'checked' | 'audience' | 'judging'>> {
  collector: Collector
  noticed: Set<Source>
}

/** Makes a trusted document of a parsed file, or says why it cannot be one. */
export async function toDocument(input: Input): Promise<ParseResult> {
  const { source, overlays = [] } = input
  const reading: Reading = {
    thorough: true,
    checked: true,
    audience: {},
    judging: {},
    ...input,
    collector: createCollector(input.judging),
    noticed: new Set(),
  }
  const { collector } = reading
  const root = notice(reading, source).value
  const tell = (report: Report) => collector.report(source, report)
  if (!isObject(root)) {
    if (source.problems.length === 0)
      tell(describeForeign(root) ?? notOpenApi('The file is not an OpenAPI document.'))
    return { findings: collector.finish(), overlaid: [] }
  }
  const foreign = describeForeign(root)
  if (foreign) {
    tell(foreign)
    return { findings: collector.finish(), overlaid: [] }
  }
  const { overlaid, isComplete } = await applyOverlays(reading, root, overlays)
  const version = readVersion(root, tell)
  if (version === undefined)
    tell(notOpenApi('The file does not say which version of OpenAPI it is written in, and does not look like any.'))
  const read = version && isComplete && (await readTree(reading, root, version))
  return { ...(read || {}), findings: collector.finish(), overlaid }
}

/** An overlay may take away what nobody is to see: without all of it, nothing is read. */
async function applyOverlays(reading: Reading, root: PlainObject, overlays: Source[]) {
  if (overlays.length === 0)
    return { overlaid: [], isComplete: true }
  const { overlay } = await import('./overlay.ts')
  let isComplete = true
  const overlaid = overlays.flatMap((file) => {
    isComplete &&= file.value !== undefined
    return overlay(root, notice(reading, file), (report) => {
      isComplete &&= report.rule !== 'overlay'
      reading.collector.report(file, report)
    })
  })
  return { overlaid, isComplete }
}

function notOpenApi(message: string): Report {
  return {
    rule: 'not-openapi',
    pointer: '#',
    message,
    advice: 'begin it with "openapi: 3.2.0"; 2.0, 3.0, 3.1 and 3.2 are read',
  }
}

/** A file's own problems are told once it is used. */
function notice({ collector, noticed }: Reading, used: Source): Source {
  if (!noticed.has(used))
    used.problems.forEach(problem => collector.report(used, problem))
  noticed.add(used)
  return used
}

async function readTree(
  reading: Reading,
  root: PlainObject,
  version: Version,
): Promise<Pick<ParseResult, 'document' | 'written' | 'links'> | undefined> {
  const { source, collector, name, thorough, checked, audience } = reading
  const kind = version.number === 2 ? 'document-2' : 'document'
  const { origins, broken, complete } = await bundle({
    source,
    root,
    kind,
    load: (from, path) => load(reading, from, path),
    report: collector.report,
  })
  if (!complete)
    return undefined
  const written = thorough ? cloneTree(root) : undefined
  // Whoever is shown everything takes away what its author wrote.
  if (written && audience.withInternal !== true)
    publish(written, kind, audience)
  const tellInto = (collector: Collector, report: Report) => {
    const origin = nearest(origins, report.pointer)
    const pointer = toWritten(root, report.pointer)
    collector.report(origin?.source ?? source, {
      ...report,
      pointer: origin ? sourcePointer(origin, pointer) : pointer,
    })
  }
  const tell = (report: Report) => tellInto(collector, report)
  checkStructure(root, kind, { version: version.number, report: tell, broken })
  if (version.number >= 3.1)
    resolveDynamic(root, { origins, broken }, tell)
  checkRefs(root, kind, { report: tell, broken })
  if (checked)
    checkWritten(root, { kind, version: version.number, broken }, tell)
  const { upgraded, before } = toNewest(root, version, tell)
  const tellUpgraded = (report: Report) => tell(before(report))
  const document: ApiDocument = { name, version: version.text, root: upgraded as unknown as OpenApi }
  if (checked)
    await checkParts(document, tellUpgraded)
  const found = thorough ? await checkContents(document, root, { tell, tellUpgraded }) : []
  const links = placeLinks(found, reading.judging, (late, report) => tellInto(late, before(report)))
  repairDocument(upgraded, broken)
  // Nodes are remembered with what was said of them, and the checks have seen what is hidden: none of them is published.
  const published = checked || thorough ? cloneGraph(upgraded) : upgraded
  publish(published, 'document', audience)
  return { document: { ...document, root: published as unknown as OpenApi }, links, ...(written && { written }) }
}

/** Whatever the version, what follows knows the newest one only. `before` finds the place of a report in what was read. */
function toNewest(root: PlainObject, { number }: Version, tell: Tell) {
  if (number > 2) {
    return { upgraded: upgrade(root, number), before: (report: Report) => report }
  }
  checkSwagger(root, tell)
  const originOf = rememberSwagger(root)
  const upgraded = upgrade(root, number)
  // What moved is checked again where it came to stand; its faults are told already.
  checkStructure(upgraded, 'document', { version: 3.2, report: () => {} })
  return { upgraded, before: (report: Report) => ({ ...report, pointer: originOf(upgraded, report.pointer) }) }
}

/** Loaded on demand: a mock that starts tells nobody what is found. */
async function checkParts(document: ApiDocument, tell: Tell): Promise<void> {
  const { checkRules } = await import('./check/rules.ts')
  checkRules(document, tell)
}

async function checkContents(
  document: ApiDocument,
  root: PlainObject,
  { tell, tellUpgraded }: { tell: Tell, tellUpgraded: Tell },
): Promise<FoundLink[]> {
  // Loaded on demand: whoever starts quickly needs no reader of Markdown and no schema compiler.
  const { checkSecrets } = await import('./secret.ts')
  checkSecrets(root, livePrefixes(root), tell)
  const { checkTexts } = await import('./check/text/text-rules.ts')
  checkTexts(root, tell)
  const { checkLinks } = await import('./check/text/links.ts')
  const links = checkLinks(document, tellUpgraded)
  const { checkExamples } = await import('./check/examples.ts')
  checkExamples(document, tellUpgraded)
  const { checkGuesses } = await import('./check/guesses.ts')
  checkGuesses(document, tellUpgraded)
  return links
}

async function load(reading: Reading, from: Source, path: string): Promise<Source | Refusal> {
  const found = await reading.load(from, path)
  if ('refusal' in found)
    return found
  return notice(reading, found).value === undefined
    ? { refusal: `The file "${path}" cannot be used.`, advice: 'see what is said about it' }
    : found
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
