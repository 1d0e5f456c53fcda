import type { Component } from 'vue'
import { defineAsyncComponent, hydrateOnIdle } from 'vue'

type Fields = typeof import('./fields.ts')

/*
 * The parts of a page that hold its fields. They are in the HTML, can be read before they are hydrated, and their code is fetched beside that of
 * the rest: they are hydrated one by one when the browser is idle. A page of hundreds of fields takes the first click at once.
 */
export const LazyFailures = lazily(({ Failures }) => Failures)
export const LazyParameters = lazily(({ Parameters }) => Parameters)
export const LazyRequestBody = lazily(({ RequestBody }) => RequestBody)
export const LazyResponseEntry = lazily(({ ResponseEntry }) => ResponseEntry)
export const LazySchemaBody = lazily(({ SchemaBody }) => SchemaBody)

/** Fetches what shows fields: a page that the router opens has them from the start. */
export async function loadFields(): Promise<Fields> {
  return import('./fields.ts')
}

/** Bodies hold fields that hold bodies, so the component is looked up only when it is needed. */
function lazily<C extends Component>(component: (fields: Fields) => C): C {
  const onIdle = hydrateOnIdle()
  return defineAsyncComponent({
    loader: async () => component(await loadFields()),
    hydrate(hydrate, forEachElement) {
      let isGone = false
      // Where they cannot be fetched, fields stay what they are: HTML.
      void loadFields().then(() => isGone || onIdle(hydrate, forEachElement), () => {})
      return () => void (isGone = true)
    },
  }) as unknown as C
}
