/**
 * What has `details` stand open at first, to be bound whole: `v-bind="openAtFirst(true)"`. A binding of `open` alone is set
 * again when the page wakes, and undoes what a reader or the address has opened or closed before.
 */
export function openAtFirst(isOpen: boolean): { open?: true } {
  return isOpen ? { open: true } : {}
}
