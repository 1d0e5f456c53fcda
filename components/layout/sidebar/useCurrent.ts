import { useRoute } from 'vitepress'
import { toHref } from '../../shared/usePage.ts'
import { isAddress } from '../address.ts'

/** Tells whether a link leads to the open page. */
export function useCurrent(): (href: string) => boolean {
  const route = useRoute()
  return href => isAddress(decodeURI(route.path), toHref(href))
}
