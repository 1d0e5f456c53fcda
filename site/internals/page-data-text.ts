import type { Plugin } from 'vite'

/** A noncharacter (Unicode 23.7): no spec can hold it and be well-formed, no tool gives it a meaning. */
const mark = '\uFDD0'
/** Another, for `$`. */
const dollarMark = '\uFDD1'

/**
 * Keeps page data from being read as markup. VitePress writes a page's data into the script of a Vue component, where a
 * `</script>` in a spec's text would end that script. So data leaves us without a single `<`, and this plugin writes it
 * back, as the escape `\u003c`, once the component's source is made. The script is put into the component as the replacement of a
 * pattern, in which `$&` and its kin would be instructions, so that no `$` takes that way either.
 */
export function pageDataTextPlugin(): Plugin {
  return {
    name: 'specimen:page-data-text',
    configResolved({ plugins }) {
      const { transform } = plugins.find(({ name }) => name === 'vitepress') ?? {}
      if (typeof transform !== 'object')
        throw new TypeError('VitePress has no transform of its own any more: page data would not be safe.')
      const { handler } = transform
      transform.handler = async function (code, id, options) {
        const result = await handler.call(restoringMessages(this), code, id, options)
        return typeof result === 'string' ? result.replaceAll(mark, '\\\\u003c').replaceAll(dollarMark, '$') : result
      }
    },
  }
}

/** The dev server also sends page data to the browser, as a message, where a `<` is no danger. */
function restoringMessages<T extends object>(context: T): T {
  const intercept = <U extends object>(target: U, name: string, replace: (value: object) => unknown): U =>
    new Proxy(target, {
      get(_, key) {
        const value: unknown = Reflect.get(target, key)
        if (key === name && typeof value === 'object' && value !== null)
          return replace(value)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  return intercept(context, 'environment', environment =>
    intercept(environment, 'hot', hot => ({
      send: (message: unknown) =>
        (hot as { send: (message: unknown) => void }).send(JSON.parse(restore(JSON.stringify(message)))),
    })))
}

function restore(text: string): string {
  return text.replaceAll(mark, '<').replaceAll(dollarMark, '$')
}

/** Takes every `<` and `$` out of data on its way into a page; `pageDataTextPlugin` puts it back. */
export function withoutMarkup<T>(data: T): T {
  const text = JSON.stringify(data).replaceAll(mark, '').replaceAll(dollarMark, '')
  return JSON.parse(text.replaceAll('<', mark).replaceAll('$', dollarMark)) as T
}
