/** Scalar's reference, as the site serves it: in a build a bundle of its own. */
declare module 'specimen:explorer' {
  export function loadExplorer(): Promise<{
    createApiReference: typeof import('@scalar/api-reference').createApiReference
    styles: string
  }>
}
