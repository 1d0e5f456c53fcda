/** Spec text rendered from CommonMark to safe HTML at build time; shown by the one component that may use `v-html`. */
export interface Prose { html: string }
