import type { CodeSample } from '../model/types.ts'
import type { LanguageFacts } from './languages/facts.ts'
import type { KeySlot, Sample } from './sample.ts'
import { languageId } from './languages/facts.ts'

/** One tab of a page: a language with its generated samples, and those written by hand beside them or instead of them. */
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
  /** The client that a generated sample is written for, `php-guzzle`. */
  client?: string
  /** The command that installs what it uses. */
  install?: string
}

/** The samples that one language was given, a client each. */
export interface GeneratedSamples {
  language: Pick<LanguageFacts, 'label' | 'highlight' | 'extension'> & { id: string }
  samples: { client?: string, label: string, install?: string, sample: Sample }[]
}

/**
 * Puts hand-written samples in their place: one without a label, or with the language's own, takes that of the generated
 * samples; one with another label stands beside them; one in a language that is not generated gets a tab of its own.
 */
export function mergeSamples(generated: GeneratedSamples[], codeSamples: CodeSample[]): SampleTab[] {
  const tabs = generated.map(({ language: { id, label, highlight, extension }, samples }): SampleTab => ({
    id,
    label,
    highlight,
    extension,
    variants: samples.map(({ client, label, install, sample }) => ({
      label,
      ...sample,
      handWritten: false,
      ...(client === undefined ? {} : { client }),
      ...(install === undefined ? {} : { install }),
    })),
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
  return tabs.map(tab => ({ ...tab, variants: nameVariants(tab) }))
}

/** A generated sample alone needs no name; beside others every one has one. */
function nameVariants({ label: language, variants }: SampleTab): SampleVariant[] {
  if (variants.length > 1)
    return variants.map(variant => ({ ...variant, label: variant.label ?? language }))
  return variants.map(({ label, ...variant }) =>
    label === undefined || !variant.handWritten ? variant : { label, ...variant },
  )
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
