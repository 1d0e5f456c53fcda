/// <reference types="vite/client" />
import type { ComputedRef, Ref } from 'vue'
import type { OpenIndex } from './open-index.ts'
import type { Hit, Kind, PackedIndex } from './types.ts'
import { computed, shallowReactive, shallowRef } from 'vue'
import { withBase } from 'vitepress'
import { openIndex } from './open-index.ts'
import { excerptsFile } from './search-file.ts'
import { search } from './search.ts'

/** Results of one kind, the best first. */
export interface HitGroup {
  kind: Kind
  hits: Hit[]
}

export interface Search {
  query: Ref<string>
  /** Whether only the open API is searched. */
  isNarrow: Ref<boolean>
  groups: ComputedRef<HitGroup[]>
  isLoading: ComputedRef<boolean>
  hasFailed: Ref<boolean>
  /** Fetches what is not there yet, the open API first. */
  load: (files: { api: string, file: string }[], current: string | undefined) => Promise<void>
}

/** Of two results that fit as well, that of the API whose pages are open comes first. */
const currentWeight = 1.4

/** Searches the indexes of a site, which are fetched when the search is opened for the first time. */
export function useSearch(): Search {
  const query = shallowRef('')
  const isNarrow = shallowRef(false)
  const current = shallowRef<string>()
  const pending = shallowRef(0)
  const hasFailed = shallowRef(false)
  /* The files of the language that is open. */
  const asked = shallowRef<string[]>([])
  const indexes = shallowReactive(new Map<string, OpenIndex>())

  async function fetchIndex(file: string) {
    pending.value++
    try {
      const response = await fetch(withBase(file), { cache: 'no-cache' })
      if (!response.ok)
        throw new Error(response.statusText)
      const index = openIndex((await response.json()) as PackedIndex)
      // The first search of an index takes longest: it happens before the reader has typed.
      search(index, 'a search')
      indexes.set(file, index)
    }
    catch {
      hasFailed.value = true
    }
    pending.value--
  }

  /** The lines that results show come behind the indexes: what is found shows without them as well. */
  async function fetchExcerpts(file: string) {
    const index = indexes.get(file)
    if (index === undefined || index.excerpts.length > 0)
      return
    const response = await fetch(withBase(excerptsFile(file)), { cache: 'no-cache' }).catch(() => undefined)
    if (response?.ok)
      indexes.set(file, { ...index, excerpts: (await response.text()).split('\n') })
  }

  async function load(files: { api: string, file: string }[], open: string | undefined) {
    current.value = open
    hasFailed.value = false
    // What is written while the site is being worked on is found at the next search.
    if (import.meta.env.DEV)
      indexes.clear()
    asked.value = files.map(({ file }) => file)
    const missing = files
      .filter(({ file }) => !indexes.has(file))
      .sort((one, other) => Number(other.api === open) - Number(one.api === open))
    const [first, ...others] = missing.map(({ file }) => file)
    if (first !== undefined) {
      const fetched = fetchIndex(first)
      // Others wait for the one that the reader most likely searches.
      if (missing[0]?.api === open)
        await fetched
      await Promise.all([fetched, ...others.map(fetchIndex)])
    }
    await Promise.all(files.map(({ file }) => fetchExcerpts(file)))
  }

  const groups = computed(() => {
    const isWide = !isNarrow.value || current.value === undefined
    const searched = [...indexes].filter(([file, { api }]) =>
      asked.value.includes(file) && (isWide || api === current.value))
    const hits = searched
      .flatMap(([, index]) => search(index, query.value)
        .map(hit => index.api === current.value ? { ...hit, score: hit.score * currentWeight } : hit))
      .toSorted((one, other) => other.score - one.score)
    const kinds = [...new Set(hits.map(({ kind }) => kind))]
    return kinds.map(kind => ({ kind, hits: hits.filter(hit => hit.kind === kind) }))
  })
  return { query, isNarrow, groups, hasFailed, load, isLoading: computed(() => pending.value > 0) }
}
