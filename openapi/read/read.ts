import type { ApiDocument, Finding, Report } from '../document/document.ts'
import type { PlainObject } from '../document/json/value.ts'
import type { Level } from './check/rule-table/rule.ts'
import type { CollectorOptions } from './findings.ts'
import type { Audience } from './publish/publish.ts'
import type { RemoteOptions } from './remote.ts'
import type { SiteLink } from './site-links.ts'
import { dirname, resolve } from 'node:path'
import process from 'node:process'
import { labelOf, nameFrom } from './disk/file.ts'
import { createShelf } from './disk/shelf.ts'
import { apiName } from './disk/spec-files.ts'
import { configuredAudience, configuredRemote, configuredRules } from './environment.ts'
import { createCollector } from './findings.ts'
import { createJudge } from './judge.ts'
import { toDocument } from './parse.ts'
import { parsePublished } from './published.ts'
import { createRemote } from './remote.ts'

export interface ReadOptions {
  /** The API's name; the file's base name where none is given. */
  name?: string
  /** Whether examples are validated and texts searched for live keys too; on by default, and off where a start must be quick. */
  thorough?: boolean
  /** Whether the parts of a document are checked against each other; on by default, and off where nobody is shown what is found. */
  checked?: boolean
  /** Levels of rules that are not the default ones: `{ 'dead-link': 'off' }`. What `SPECIMEN_RULES` lists where it is left out. */
  rules?: Readonly<Record<string, Level>>
  /** The file of what is accepted; `<api>.ignore.yaml` beside the spec, where there is one, or what `SPECIMEN_IGNORE` names. */
  ignore?: string
  /** What is shown of what is hidden; what `SPECIMEN_WITH_INTERNAL` and `SPECIMEN_KEEP_UNUSED` say where it is left out. */
  audience?: Audience
  /** Of `de`, `<api>.de.overlay.yaml` beside the spec is applied after `<api>.overlay.yaml`. */
  overlay?: string
  /** What may be read from other hosts; what `SPECIMEN_ALLOW_REMOTE` lists where it is left out, and that is nothing by default. */
  remote?: RemoteOptions
}

export interface ReadResult {
  /** Missing where the file is no OpenAPI document at all. */
  document?: ApiDocument
  /** The document as its author wrote it, bundled and without what is hidden: what readers take away. Only where it was read thoroughly. */
  written?: PlainObject
  findings: Finding[]
  /** The actions of the overlay beside the spec that changed something, in words. */
  overlaid: string[]
  /** How many findings the ignore file accepts. */
  accepted: number
  /** Every file that was read, absolute, for whoever watches them. */
  files: string[]
  /** Links to other places of the site, each with the finding that it is where there is nothing. Only where it was read thoroughly. */
  links?: SiteLink[]
  /** Makes findings of what is noticed later about the lockfile of slugs. */
  locateSlugs: (reports: Report[]) => Finding[]
}

/**
 * Reads a spec from disk: parsed, overlaid, bundled and upgraded, with everything its owner should know.
 * Never throws for what a spec says; reads nothing outside the spec's own folder, and from the network only what is allowed.
 */
export async function readDocument(
  file: string,
  {
    name = apiName(file),
    thorough = true,
    checked = true,
    rules = configuredRules(),
    ignore,
    remote = configuredRemote(),
    audience = configuredAudience(),
    overlay,
  }: ReadOptions = {},
): Promise<ReadResult> {
  const shelf = createShelf(file, createRemote(remote))
  const source = await shelf.read(resolve(file))
  const overlays = [
    ...await shelf.readOverlays('.overlay'),
    ...(overlay === undefined ? [] : await shelf.readOverlays(`.${overlay}.overlay`)),
  ]
  const ignored = ignore ?? process.env.SPECIMEN_IGNORE
  const { judging, finish } = createJudge({
    rules,
    source: ignored === undefined ? await shelf.readBeside('.ignore.yaml') : await shelf.read(resolve(ignored)),
    nameFile: nameFrom(dirname(resolve(ignored ?? file)), file),
  })
  const parsed = await toDocument({
    name,
    source,
    overlays,
    load: shelf.load,
    thorough,
    checked,
    judging,
    audience,
  })
  const { published, locate } = await readSlugs(shelf, judging)
  return {
    ...parsed,
    ...(parsed.document && published && { document: { ...parsed.document, published: published.slugs } }),
    findings: [
      ...parsed.findings,
      ...(published?.findings ?? []),
      ...finish(thorough ? shelf.files().map(labelOf) : []),
    ],
    accepted: judging.ignores?.count() ?? 0,
    files: shelf.files(),
    locateSlugs: locate,
  }
}

async function readSlugs(
  { readBeside }: Pick<ReturnType<typeof createShelf>, 'readBeside'>,
  judging: CollectorOptions,
) {
  const source = await readBeside('.slugs.json')
  const locate = (reports: Report[]): Finding[] => {
    const collector = createCollector(judging)
    if (source)
      reports.forEach(report => collector.report(source, report))
    return collector.finish()
  }
  const reports: Report[] = [...(source?.problems ?? [])]
  const slugs = source && parsePublished(source, report => reports.push(report))
  return { locate, published: slugs && { slugs, findings: locate(reports) } }
}
