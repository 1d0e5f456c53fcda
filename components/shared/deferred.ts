import type { AsyncComponentLoader, AsyncComponentOptions, Component, HydrationStrategy } from 'vue'
import { defineAsyncComponent, hydrateOnIdle } from 'vue'

/** The scripts of parts that stand in the page's HTML and have not come yet. */
const awaited = new Set<Promise<unknown>>()

/** How long a part may keep all others from hearing a press, in milliseconds. */
const PATIENCE = 5000

/** A part of a page whose script is fetched with the pages that hold it. */
export function deferred(load: AsyncComponentLoader, options: Omit<AsyncComponentOptions, 'loader'> = {}): Component {
  return defineAsyncComponent({ ...options, loader: () => count(load) })
}

function count(load: AsyncComponentLoader): ReturnType<AsyncComponentLoader> {
  const script = load()
  awaited.add(script)
  const forget = (): void => void awaited.delete(script)
  script.then(forget, forget)
  return script
}

/**
 * Waits until the deferred parts of the page are hydrated, and those within them: what is pressed in one before is heard by nobody.
 * A part that cannot be fetched, or not within `PATIENCE`, is not waited for.
 */
export async function awaitDeferred(): Promise<void> {
  const late = new Promise<boolean>(resolve => setTimeout(resolve, PATIENCE, true))
  while (awaited.size > 0) {
    if (await Promise.race([Promise.allSettled(awaited), late]) === true)
      return
    // A part is hydrated some promises after its script is there.
    await new Promise(resolve => setTimeout(resolve))
  }
}

/** What a reader does to a part, first of all: before it is pressed by a finger or a mouse, before it is written into. */
const acts = ['pointerdown', 'focusin', 'keydown', 'click', 'input', 'change']

/** Hydrates a part when the browser is idle, or at once when somebody acts on it: the act itself is then heard. */
export const whenIdleOrUsed: HydrationStrategy = (hydrate, forEach) => {
  const used = new AbortController()
  const cancel = hydrateOnIdle()(start, forEach)
  function stop(): void {
    used.abort()
    cancel?.()
  }
  function start(): void {
    if (used.signal.aborted)
      return
    stop()
    hydrate()
  }
  forEach((element) => {
    for (const act of acts)
      element.addEventListener(act, start, { capture: true, signal: used.signal })
  })
  return stop
}
