const button = 'div[class*="language-"] > button.copy'

/** VitePress's copying of code blocks, in place of itself: fetched when the first of their buttons is pressed. */
export function useCopyCode(): void {
  if (typeof document === 'object')
    addEventListener('click', copyFirst)
}

async function copyFirst({ target }: MouseEvent): Promise<void> {
  if (!(target instanceof HTMLElement) || !target.matches(button))
    return
  removeEventListener('click', copyFirst)
  const { useCopyCode: copyCode } = await import('vitepress/dist/client/app/composables/copyCode.js')
  copyCode()
  target.click()
}
