import type { LoadedApi, ReadableApi, References } from './shared.ts'
import type { ApiDocument } from '../openapi/document/index.ts'
import type { ResolvedSamples } from './config/resolve.ts'
import type { SpecFile } from './specs.ts'
import { readdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { idOf } from './shared.ts'
import { usualLanguages } from '../openapi/samples/index.ts'
import type { Level } from '../openapi/read/index.ts'
import { apiName, configuredRules, readDocument } from '../openapi/read/index.ts'
import { createModel } from '../openapi/model/index.ts'
import type { SiteLanguage } from './languages.ts'
import { listLanguages, toLanguage } from './languages.ts'
import { checkPublished } from '../openapi/model/address/published.ts'

/** What the pages of a site are made with, beside its specs. */
export interface ReferenceOptions {
  /** The folder of the site on its host. */
  base?: string
  /** By VitePress's keys of them; English alone unless told. */
  languages?: Record<string, SiteLanguage>
  /** The languages in which requests are shown. */
  samples?: ResolvedSamples
  /** Levels of rules; those of the command go before. */
  rules?: Readonly<Record<string, Level>>
}

/** Holds the specs of a site; nothing is read before the first `refresh`. */
export function createReferences(root: string, specs: SpecFile[], options: ReferenceOptions = {}): References {
  const loaded = new Map<string, { stamp: string, files: string[], api: LoadedApi }>()
  let running: Promise<unknown> = Promise.resolve()

  async function refresh(): Promise<void> {
    for (const spec of specs) {
      const known = loaded.get(spec.name)
      if (known !== undefined && known.stamp === (await stampOf(spec.file, known.files)))
        continue
      const before = await stampOf(spec.file, known?.files)
      const { files, ...api } = await load(spec, options)
      // A spec that is saved while it is being read is read again.
      const settled = before === (await stampOf(spec.file, known?.files))
      const { document, written, model } = known?.api ?? {}
      // While a spec is broken its last good pages stay.
      loaded.set(spec.name, {
        files,
        stamp: settled ? await stampOf(spec.file, files) : '',
        api: { ...(document && { document }), ...(written && { written }), ...(model && { model }), ...api },
      })
    }
  }

  const isReadable = (api: LoadedApi): api is ReadableApi => api.model !== undefined && api.document !== undefined
  const all = () => specs.flatMap(({ name }) => loaded.get(name)?.api ?? [])
  const readable = () => all().filter(isReadable)
  const translated = (locale?: string) =>
    all()
      .flatMap(({ translations = {} }) => Object.values(translations))
      .filter(isReadable)
      .filter(api => locale === undefined || api.locale === locale)
  return {
    root,
    samples: options.samples ?? { languages: usualLanguages, default: usualLanguages[0] },
    get files() {
      return specs.flatMap(({ name, file }) => [...new Set([file, ...(loaded.get(name)?.files ?? [])])])
    },
    filesOf: api => loaded.get(idOf(api))?.files ?? [],
    all,
    readable,
    translated,
    shown: () => [...readable(), ...translated()],
    refresh() {
      const next = running.then(refresh)
      running = next.catch(() => {})
      return next
    },
  }
}

type Loaded = LoadedApi & { files: string[] }

/** Reads an API in each language of the site. What is wrong with it is told once, and of the others what their overlays say. */
async function load(
  spec: SpecFile,
  { base = '/', languages = listLanguages({ lang: 'en' }), rules }: ReferenceOptions,
): Promise<Loaded> {
  const { root = toLanguage('en'), ...others } = languages
  const api = await loadIn(root, spec, { base, rules })
  const translations: Record<string, LoadedApi> = {}
  for (const [locale, language] of Object.entries(others)) {
    const { files, findings, ...translated } = await loadIn(language, spec, { base, locale, rules })
    translations[locale] = { ...translated, findings }
    api.files.push(...files.filter(file => !api.files.includes(file)))
    api.findings.push(...findings.filter(({ file }) => file.includes(`.${locale}.overlay.`)))
  }
  return Object.keys(translations).length === 0 ? api : { ...api, translations }
}

async function loadIn(
  { t }: SiteLanguage,
  { name: id, file, home, homes = [], said }: SpecFile,
  { base, locale, rules }: { base: string, locale?: string, rules?: ReferenceOptions['rules'] },
): Promise<Loaded> {
  const name = locale === undefined ? id : `${locale}/${id}`
  const isHome = locale === undefined ? home : homes.includes(locale)
  const { document: read, written, links, findings, files, locateSlugs } = await readDocument(
    file,
    { name, rules: { ...rules, ...configuredRules() }, ...(locale !== undefined && { overlay: locale }) },
  )
  const document = read && withSaid(read, said)
  const model = document && createModel(document, { base, t })
  const all = [...findings, ...(document && model ? locateSlugs(checkPublished(document, model)) : [])]
  return {
    name,
    file,
    ...(locale !== undefined && { id, locale }),
    ...(isHome && { home: true }),
    ...(said && { said }),
    files,
    findings: all,
    t,
    isRefused: document === undefined,
    ...(links && { links }),
    ...(document && written && model && { document, written, model }),
  }
}

/** A document that says of itself what its owner says of it. */
function withSaid(document: ApiDocument, { title, version, summary }: SpecFile['said'] = {}): ApiDocument {
  const info = {
    ...(title !== undefined && { title }),
    ...(version !== undefined && { version }),
    ...(summary !== undefined && { summary }),
  }
  return Object.keys(info).length === 0
    ? document
    : { ...document, root: { ...document.root, info: { ...document.root.info, ...info } } }
}

/** Changes with every file of a spec, and with those that come to stand beside it: overlays, slugs. */
async function stampOf(file: string, files: string[] = []): Promise<string> {
  const folder = dirname(file)
  const beside = (await readdir(folder))
    .filter(name => name.startsWith(`${apiName(file)}.`) && /\.(?:ya?ml|json)$/.test(name))
    .map(name => join(folder, name))
  const stamps = await Promise.all(
    [...new Set([file, ...files, ...beside])].sort().map(async (path) => {
      const stats = await stat(path).catch(() => undefined)
      return `${path} ${stats?.mtimeMs} ${stats?.size}`
    }),
  )
  return stamps.join('\n')
}
