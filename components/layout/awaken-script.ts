/** Dispatched on the window once the app is there. */
export const AWAKE_EVENT = 'reference:awake'

/** Where it is remembered that a reader has acted before: their browser has the scripts, and later pages take them at once. */
export const AWAKE_STORAGE = 'reference:awake'

/** The links of scripts that wait: `rel` until they are fetched. */
export const AWAITED = 'awaited'

/** How long a link that was pressed waits for the app before it leads on without it, in milliseconds. */
export const LINK_PATIENCE = 2000

/**
 * Runs in the head of a page. Where it is whole without scripts, the app is fetched once a reader moves, scrolls, points at something
 * or presses it, or at once: where an address leads into the page, where somebody acted on an earlier one, and where a browser lacks
 * something that the app brings. On every page, what a reader presses before the app is there is held, and done when it is.
 */
export const awakenScript = `(() => {
  const acts = ['pointermove', 'pointerdown', 'touchstart', 'wheel', 'scroll', 'keydown', 'focusin', 'click', 'input', 'change']
  const held = []
  let isFetching = false
  let isActing = false

  async function fetchApp() {
    if (isFetching)
      return
    isFetching = true
    const links = [...document.querySelectorAll('link[rel=${AWAITED}]')]
    for (const link of links)
      link.rel = 'modulepreload'
    try {
      for (const link of links) {
        if (link.dataset.run !== undefined)
          await import(link.href)
      }
    }
    catch {
      // Links lead on without the app; the next act tries again.
      isFetching = false
      for (const link of links)
        link.rel = '${AWAITED}'
      held.splice(0).forEach(({ otherwise }) => otherwise?.())
    }
  }

  function hold(event, act, otherwise) {
    event.preventDefault()
    event.stopImmediatePropagation()
    const one = { act, otherwise }
    held.push(one)
    // A link leads on without the app where that is long in coming.
    if (otherwise !== undefined)
      setTimeout(() => held.includes(one) && otherwise(), ${LINK_PATIENCE})
  }

  function onAct(event) {
    if (isActing)
      return
    void fetchApp()
    const { type, target } = event
    if (!(target instanceof Element))
      return
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (type === 'click' && isPlain && event.button === 0) {
      const pressed = target.closest('button, a[href]')
      const isLink = pressed instanceof HTMLAnchorElement
      // A link leads on by itself where nobody waits for an act to fetch the app.
      if (isLink && !document.querySelector('link[data-run]'))
        return
      const isOurs = isLink ? pressed.origin === location.origin && pressed.target === '' && !pressed.hasAttribute('download') : pressed && !pressed.hasAttribute('popovertarget')
      if (isOurs)
        hold(event, () => pressed.click(), isLink ? () => location.assign(pressed.href) : undefined)
    }
    else if (type === 'input' || type === 'change') {
      const { value, checked } = target
      held.push({
        act() {
          if (/^(?:checkbox|radio)$/.test(target.type))
            target.checked = checked
          else
            target.value = value
          target.dispatchEvent(new Event(type, { bubbles: true }))
        },
      })
    }
    else if (type === 'keydown' && !target.closest('input, textarea, select, [contenteditable]')) {
      const isCommand = (event.ctrlKey || event.metaKey) && event.key === 'k'
      if (isCommand || (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey))
        hold(event, () => target.dispatchEvent(new KeyboardEvent('keydown', event)))
    }
  }

  for (const name of acts)
    addEventListener(name, onAct, { capture: true, passive: name === 'touchstart' || name === 'wheel' })
  addEventListener('${AWAKE_EVENT}', async () => {
    // What holds the focus got it before anybody could hear of it.
    document.activeElement?.dispatchEvent(new FocusEvent('focus'))
    // What one press changes is there before the next is done; what is pressed meanwhile waits its turn.
    while (held.length > 0) {
      isActing = true
      held.shift().act()
      isActing = false
      await new Promise(resolve => setTimeout(resolve))
    }
    for (const name of acts)
      removeEventListener(name, onAct, true)
  }, { once: true })

  function hasActed() {
    try {
      return localStorage.getItem('${AWAKE_STORAGE}') !== null
    }
    catch {
      return false
    }
  }

  if (location.hash || hasActed() || !('popover' in HTMLElement.prototype) || (navigator.serviceWorker && navigator.serviceWorker.controller))
    addEventListener('DOMContentLoaded', fetchApp)
})()`
