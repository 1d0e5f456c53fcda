const mark = 'breach'

/** Lights the fields of the page that an answer breaks, and no others. */
export function lightFields(anchors: string[]): void {
  for (const element of document.querySelectorAll<HTMLElement>(`[data-${mark}]`))
    delete element.dataset[mark]
  for (const anchor of anchors) {
    const element = document.getElementById(anchor)
    if (element)
      element.dataset[mark] = ''
  }
}
