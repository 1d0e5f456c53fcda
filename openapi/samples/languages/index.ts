import type { Language } from '../sample.ts'
import { curl } from './curl.ts'
import { go } from './go.ts'
import { node } from './node.ts'
import { php } from './php.ts'
import { python } from './python.ts'
import { ruby } from './ruby.ts'

/** In the order of their tabs, the first three always in sight. A new language is a file and a line here. */
export const languages: Language[] = [node, php, curl, python, ruby, go]
