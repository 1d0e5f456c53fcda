/** Brings popovers to browsers without them (Chrome before 114, Firefox before 125, Safari before 17); others load nothing. */
export async function ensurePopovers(): Promise<void> {
  if (!Object.hasOwn(HTMLElement.prototype, 'popover'))
    await import('@oddbird/popover-polyfill')
}

/** Whether a popover is open, also where the browser does not know the pseudo-class and the polyfill sets a class. */
export function isPopoverOpen(element: HTMLElement): boolean {
  return CSS.supports('selector(:popover-open)')
    ? element.matches(':popover-open')
    : element.classList.contains(':popover-open')
}
