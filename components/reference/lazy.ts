import type { Component } from 'vue'
import { defineAsyncComponent } from 'vue'
import Failures from './message/Failures.vue'
import Parameters from './message/Parameters.vue'
import RequestBody from './message/RequestBody.vue'
import ResponseEntry from './message/ResponseEntry.vue'
import SchemaBody from './schema/SchemaBody.vue'
import { whenIdleOrUsed } from '../shared/deferred.ts'

/*
 * The parts of a page that hold its fields. They are in the HTML, can be read before they are hydrated, and are hydrated one by one when the
 * browser is idle or when they are used: a page of hundreds of fields takes the first click at once.
 */
export const LazyFailures = lazily(() => Failures)
export const LazyParameters = lazily(() => Parameters)
export const LazyRequestBody = lazily(() => RequestBody)
export const LazyResponseEntry = lazily(() => ResponseEntry)
export const LazySchemaBody = lazily(() => SchemaBody)

/** Bodies hold fields that hold bodies, so the component is looked up only when it is needed. */
function lazily<C extends Component>(component: () => C): C {
  return defineAsyncComponent({
    loader: async () => component(),
    hydrate: whenIdleOrUsed,
  }) as unknown as C
}
