/* Whatever shows fields, in one chunk: pages hold it as HTML, and fetch its code beside that of the rest. */
export { default as Failures } from './message/Failures.vue'
export { default as Parameters } from './message/Parameters.vue'
export { default as RequestBody } from './message/RequestBody.vue'
export { default as ResponseEntry } from './message/ResponseEntry.vue'
export { default as SchemaBody } from './schema/SchemaBody.vue'
