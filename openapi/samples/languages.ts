import type { Language } from './sample.ts'
import { curl } from './curl.ts'
import { node } from './node.ts'
import { php } from './php.ts'

/** In the order of their tabs. A new language is a file and a line here. */
export const languages: Language[] = [node, php, curl]
