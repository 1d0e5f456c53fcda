import type { CodeSample } from '../model/types.ts'
import type { KeySlot, Language, Sample } from './sample.ts'

/** One tab of a page: a language with its generated sample, and those written by hand beside it or instead of it. */
export interface SampleTab {
  id: string
  label: string
  highlight: string
  extension: string
  variants: SampleVariant[]
}

export interface SampleVariant {
  /** `fetch`, or the name of the client that a hand-written sample uses; absent where there is one sample only. */
  label?: string
  code: string
  /** Empty for hand-written code: the places of credentials in it are not known. */
  slots: KeySlot[]
  handWritten: boolean
  /** The command that installs what it uses. */
  install?: string
}

/** The name of a language's own client, shown where hand-written samples use another. */
const clients: Record<string, string> = {
  node: 'fetch',
  php: 'cURL',
  python: 'requests',
  ruby: 'net/http',
  go: 'net/http',
}

const aliases: Record<string, string> = {
  'bash': 'curl',
  'golang': 'go',
  'javascript': 'node',
  'js': 'node',
  'node.js': 'node',
  'nodejs': 'node',
  'py': 'python',
  'python3': 'python',
  'rb': 'ruby',
  'sh': 'curl',
  'shell': 'curl',
  'ts': 'node',
  'typescript': 'node',
}

/**
 * Puts hand-written samples in their place: one without a label, or with the language's own, takes that of the generated
 * sample; one with another label stands beside it; one in a language that is not generated gets a tab of its own.
 */
export function mergeSamples(
  generated: { language: Language, sample: Sample }[],
  codeSamples: CodeSample[],
): SampleTab[] {
  const tabs = generated.map(({ language: { id, label, highlight, extension }, sample }): SampleTab => ({
    id,
    label,
    highlight,
    extension,
    variants: [{ ...sample, handWritten: false }],
  }))
  for (const { lang, label, source, install } of codeSamples) {
    const id = languageId(lang)
    const tab = tabs.find(one => one.id === id) ?? addTab(tabs, id, lang)
    const isPlain =
      label === undefined || [tab.id, tab.label.toLowerCase(), lang.toLowerCase()].includes(label.toLowerCase())
    if (isPlain)
      tab.variants = tab.variants.filter(variant => variant.handWritten && variant.label !== undefined)
    tab.variants.push({
      ...(isPlain ? {} : { label }),
      code: source,
      slots: [],
      handWritten: true,
      ...(install === undefined ? {} : { install }),
    })
  }
  return tabs.map(tab =>
    tab.variants.length === 1
      ? tab
      : {
          ...tab,
          variants: tab.variants.map(variant => ({ label: clients[tab.id] ?? tab.label, ...variant })),
        },
  )
}

/** `node` for `JavaScript`, `js` or `Node.js`. */
export function languageId(lang: string): string {
  const name = lang.trim().toLowerCase()
  return Object.hasOwn(aliases, name) ? (aliases[name] ?? name) : name
}

function addTab(tabs: SampleTab[], id: string, lang: string): SampleTab {
  const tab = {
    id,
    label: lang,
    highlight: id,
    extension: id.replace(/\W/g, '') || 'txt',
    variants: [],
  }
  tabs.push(tab)
  return tab
}
