import { readdirSync } from 'node:fs'
import { readFile, realpath, stat } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import process from 'node:process'
import type { Load, Refusal } from './bundle/find.ts'
import type { ApiDocument, Finding, Report } from '../document/document.ts'
import { maxFileBytes, parseSource, refused } from './syntax/source.ts'
import type { Source } from './syntax/parsed.ts'
import { createDownload } from './download.ts'
import type { Level } from './check/rule-table/rule.ts'
import type { CollectorOptions } from './findings.ts'
import { createCollector } from './findings.ts'
import { configuredRules, createJudge } from './judge.ts'
import type { PlainObject } from '../document/json/value.ts'
import type { Audience } from './publish/publish.ts'
import { parsePublished } from './published.ts'
import { toDocument } from './parse.ts'
import type { RemoteOptions } from './remote.ts'
import { createRemote } from './remote.ts'
import { isRemote } from './bundle/ref.ts'
import type { SiteLink } from './site-links.ts'

export interface ReadOptions {
  /** The API's name; the file's base name where none is given. */
  name?: string
  /** Whether examples are validated and texts searched for live keys too; on by default, and off where a start must be quick. */
  thorough?: boolean
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

/** How many files one spec may be split into. */
const maxFiles = 2000

/**
 * Reads a spec from disk: parsed, overlaid, bundled and upgraded, with everything its owner should know.
 * Never throws for what a spec says; reads nothing outside the spec's own folder, and from the network only what is allowed.
 */
export async function readDocument(
  file: string,
  {
    name = apiName(file),
    thorough = true,
    rules = configuredRules(),
    ignore,
    remote = configured(),
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

function configured(): RemoteOptions {
  return {
    allow: process.env.SPECIMEN_ALLOW_REMOTE?.split(' ').filter(Boolean) ?? [],
    download: createDownload(),
  }
}

function configuredAudience(): Audience {
  return {
    withInternal: process.env.SPECIMEN_WITH_INTERNAL === '1',
    keepUnused: process.env.SPECIMEN_KEEP_UNUSED === '1',
  }
}

/** Where a spec's lockfile of slugs is: `openapi/userfront.slugs.json` for `openapi/userfront.yaml`. */
export function slugsFile(file: string): string {
  return `${file.slice(0, file.length - extname(file).length)}.slugs.json`
}

async function readSlugs({ readBeside }: Pick<ReturnType<typeof createShelf>, 'readBeside'>, judging: CollectorOptions) {
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

/** `userfront` for `openapi/userfront.yaml`. */
export function apiName(file: string): string {
  return basename(file, extname(file))
}

/** The specs of a folder in the order of their names, without what stands beside them: overlays, slugs, what is ignored. */
export function listSpecs(folder: string): string[] {
  return readdirSync(folder)
    .filter(file => /\.(?:ya?ml|json)$/.test(file) && !/\.(?:overlay|slugs|ignore)\.\w+$/.test(file))
    .sort()
    .map(file => join(folder, file))
}

/** The files of one spec: each is read once, and none outside the folder of the first but from hosts that are allowed. */
function createShelf(file: string, remote: ReturnType<typeof createRemote>) {
  const folder = dirname(resolve(file))
  const sources = new Map<string, Promise<Source>>()
  const paths = new WeakMap<Source, string>()
  const opened = new Map<string, ReturnType<Load>>()

  async function read(path: string): Promise<Source> {
    const source = await parseFile(path, labelOf(path))
    paths.set(source, path)
    return source
  }

  function readOnce(path: string): Promise<Source> {
    const known = sources.get(path) ?? read(path)
    sources.set(path, known)
    return known
  }

  async function open(asked: string, ref: string): Promise<Source | Refusal> {
    const advice = 'keep everything a spec refers to in its own folder'
    if (ref.includes('\0') || !isInside(asked, folder))
      return { refusal: `The $ref "${ref}" leads out of the folder of the spec.`, advice }
    const path = await realpath(asked).catch(() => undefined)
    if (path === undefined) {
      return {
        refusal: `There is no file "${ref}".`,
        advice: 'correct the path; it is relative to the file it stands in',
      }
    }
    if (!isInside(path, await realpath(folder)))
      return { refusal: `The $ref "${ref}" is a link that leads out of the folder of the spec.`, advice }
    if (sources.size >= maxFiles && !sources.has(asked))
      return { refusal: `The spec has more than ${maxFiles} files.` }
    return readOnce(asked)
  }

  const load: Load = (from, ref) => {
    if (isRemote(ref) || isRemote(from.file)) {
      return remote.load(ref, isRemote(from.file) ? from.file : 'https://invalid/')
    }
    const asked = resolve(dirname(paths.get(from) ?? file), ref)
    const known = opened.get(asked) ?? open(asked, ref)
    opened.set(asked, known)
    return known
  }

  async function readOverlays(ending: string): Promise<Source[]> {
    const base = file.slice(0, file.length - extname(file).length)
    const found: Source[] = []
    for (const extension of ['yaml', 'yml', 'json']) {
      const path = resolve(`${base}${ending}.${extension}`)
      const real = await realpath(path).catch(() => undefined)
      if (real !== undefined && isInside(real, await realpath(folder)))
        found.push(await readOnce(path))
    }
    return found
  }

  /** `<api>.slugs.json` for `.slugs.json`, where there is such a file. */
  async function readBeside(ending: string): Promise<Source | undefined> {
    const path = resolve(`${file.slice(0, file.length - extname(file).length)}${ending}`)
    const real = await realpath(path).catch(() => undefined)
    return real !== undefined && isInside(real, await realpath(folder)) ? readOnce(path) : undefined
  }

  return {
    read: readOnce,
    readOverlays,
    readBeside,
    load,
    files: () => [...sources.keys()],
  }
}

/** Names files that are relative to a folder; the spec itself where none is given. */
function nameFrom(folder: string, spec: string) {
  return (named?: string): string => {
    if (named === undefined)
      return labelOf(resolve(spec))
    return isRemote(named) ? named : labelOf(resolve(folder, named))
  }
}

/** How messages name a file: from the working directory, where it is below that. */
export function labelOf(path: string): string {
  const label = relative(process.cwd(), path) || path
  return label.startsWith(`..${sep}`) ? path : label
}

async function parseFile(path: string, label: string): Promise<Source> {
  try {
    const { size } = await stat(path)
    return size > maxFileBytes
      ? refused(
          label,
          'too-large',
          `The file has ${Math.round(size / 1e6)} MB, and at most ${maxFileBytes / 1e6} are read.`,
          'split it into several files',
        )
      : parseSource(label, await readFile(path))
  }
  catch (error) {
    if (error instanceof Error && 'code' in error) {
      return refused(
        label,
        'unreadable',
        `The file cannot be read (${String(error.code)}).`,
        'check its name and who may read it',
      )
    }
    throw error
  }
}

function isInside(path: string, folder: string): boolean {
  return path.startsWith(folder.endsWith(sep) ? folder : folder + sep)
}
