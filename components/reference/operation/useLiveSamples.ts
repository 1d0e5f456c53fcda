import type { ComputedRef, Ref } from 'vue'
import type { Operation } from '../../../openapi/model/types.ts'
import type { CodeToken } from '../../try-it/code-tokens.ts'
import type { Draft } from '../../try-it/draft/draft.ts'
import type { SampleStyle } from '../../../openapi/samples/sample.ts'
import { computed, nextTick, onMounted, ref, shallowRef, watch } from 'vue'
import { ownSampleKeys } from '../../shared/key/sample-keys.ts'
import { fillKeySlots } from '../../shared/key/key-slot.ts'
import { useKeys } from '../../shared/key/useKeys.ts'
import { useSlotKeys } from '../../shared/key/useKeySlots.ts'
import { usePage } from '../../shared/usePage.ts'
import { useDrafts } from '../../try-it/draft/useDraft.ts'
import { useVariantChoice } from '../schema/variantChoice.ts'
import { useSampleStyle } from './useSampleStyle.ts'

type Live = typeof import('../../try-it/live-samples.ts')
type Emitters = import('../../try-it/live-samples.ts').Emitters

export interface LiveSamples {
  /** The code by client; empty where it equals the page's own samples. */
  codes: ComputedRef<Record<string, CodeToken[]>>
  /** Whether the samples differ from the page's own, those whose emitters are still awaited included. */
  isChanged: ComputedRef<boolean>
  /** What the reader has entered; undefined before the first entry. */
  draft: ComputedRef<Draft | undefined>
  server: Ref<string>
  onlyRequired: Ref<boolean>
  allFields: Ref<boolean>
  style: Required<SampleStyle>
  /** Whether samples of the language that is shown can have types. */
  isTyped: ComputedRef<boolean>
  restyle: () => void
  chooseMediaType: (type: string) => Promise<void>
  chooseExample: (name: string) => Promise<void>
  wake: () => Promise<unknown>
}

/** What of the page's own samples is in sight. */
interface Shown {
  /** The language whose tab is open. */
  shown: () => string | undefined
  /** Whether the page has its code, or it is to be written here. */
  isWritten: () => boolean
}

/**
 * Samples that follow the reader: the example, media type, option and server they choose, and what they type into the
 * console. The emitter of the language that is shown is fetched with the first of these, never before; that of another when
 * it is shown.
 */
export function useLiveSamples(operation: Operation, { shown, isWritten }: Shown): LiveSamples {
  const { api } = usePage()
  const { own, ending } = useKeys()
  const keys = useSlotKeys()
  const schemes = operation.security.flatMap(({ schemes }) => schemes.map(({ scheme }) => scheme))
  const drafts = useDrafts()
  const picked = useVariantChoice()
  const live = shallowRef<Live>()
  const apiName = computed(() => api.value?.name ?? '')
  const { style, remember } = useSampleStyle()
  const { server, onlyRequired, allFields } = drafts.open(`samples ${apiName.value} ${operation.pointer}`, () => ({
    server: ref(''),
    onlyRequired: ref(false),
    allFields: ref(false),
  }))
  const isKept = computed(() => drafts.has(`${apiName.value} ${operation.pointer}`))

  const draft = computed(() => (isKept.value ? live.value?.draftOf(drafts, apiName.value, operation) : undefined))
  const emitters = shallowRef<Emitters>({})
  const isOffline = shallowRef(false)
  /** Types are for the language that has them: samples in others are the same with and without. */
  const isTyped = computed(() => shown() === 'node')
  const written = computed(() => ({ ...style, types: style.types && isTyped.value }))
  const entered = computed(() =>
    live.value && draft.value
      ? live.value.enteredRequest(operation, draft.value, {
          server: server.value,
          onlyRequired: onlyRequired.value,
          allFields: allFields.value,
          api: apiName.value,
          style: written.value,
          credentials: { ...ownSampleKeys(schemes, ending.value), ...own.value[apiName.value] },
        })
      : undefined,
  )
  const codes = computed(() =>
    live.value && entered.value && (entered.value.isChanged || !isWritten())
      ? live.value.emitSamples(entered.value.request, emitters.value, written.value)
      : {},
  )

  const isChanged = computed(() => entered.value?.isChanged === true && !isOffline.value)

  /** The draft, made where there is none yet; undefined where the emitters cannot be fetched. */
  async function wake(): Promise<{ module: Live, draft: Draft } | undefined> {
    try {
      const module = (live.value ??= await import('../../try-it/live-samples.ts'))
      emitters.value = await module.addEmitters(emitters.value, shown() ?? '')
      isOffline.value = false
      return { module, draft: module.draftOf(drafts, apiName.value, operation) }
    }
    catch {
      // Offline, the samples stay as they were built.
      isOffline.value = true
      return undefined
    }
  }

  async function chooseMediaType(type: string): Promise<void> {
    const content = operation.requestBody?.content ?? []
    const awake = await wake()
    const from = content.find(one => one.type === awake?.draft.mediaType)
    const to = content.find(one => one.type === type)
    if (awake && from && to)
      awake.module.changeMediaType(awake.draft, from, to)
  }

  async function chooseExample(name: string): Promise<void> {
    const awake = await wake()
    awake?.module.fillExample(operation, awake.draft, name)
  }

  async function followPickers(now: Record<string, number>, before: Record<string, number>): Promise<void> {
    const changed = Object.keys(now).filter(anchor => anchor.startsWith('body') && now[anchor] !== before[anchor])
    const awake = operation.requestBody && changed.length > 0 ? await wake() : undefined
    for (const anchor of changed) {
      if (awake && operation.requestBody)
        awake.module.followPicker(awake.draft, operation.requestBody, { anchor, picks: now })
    }
  }

  watch(() => ({ ...picked }), followPickers)
  // The page's own samples are drawn anew where they say the same again: their keys are those of the build.
  watch(codes, now => Object.keys(now).length === 0 && fillKeySlots(document, keys), { flush: 'post' })
  watch([shown, isWritten], () => (isChanged.value || !isWritten()) && wake())
  watch(
    () => draft.value?.server,
    (chosen, before) => {
      // An address that is being typed is none for a while.
      const isAddress = chosen !== undefined && /^https?:\/\/[^/]/.test(chosen)
      if (isAddress || server.value === before)
        server.value = isAddress ? chosen : ''
    },
  )
  // The console may have been opened on an earlier visit, or be open now.
  onMounted(() => watch(isKept, kept => kept && wake(), { immediate: true }))
  // Applies the reader's choice from another page; where the emitters cannot be fetched, the built samples are shown again.
  onMounted(() =>
    watch(
      () => style.environment || style.handlesErrors || (style.allPages && operation.paging)
        || written.value.types || !isWritten(),
      async (isOwn) => {
        if (isOwn)
          await wake()
        await nextTick()
        delete document.documentElement.dataset.samples
      },
      { immediate: true },
    ),
  )

  function restyle(): void {
    remember()
    void wake()
  }

  return {
    codes,
    isChanged,
    draft,
    server,
    onlyRequired,
    allFields,
    style,
    isTyped,
    restyle,
    chooseMediaType,
    chooseExample,
    wake,
  }
}
