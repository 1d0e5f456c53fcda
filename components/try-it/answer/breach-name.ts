import type { Breach } from '../check/check-answer.ts'

/** What a breach speaks of, as its sentence begins. */
export function nameOf({ in: place, name, pointer = '' }: Breach): string {
  switch (place) {
    case 'status':
      return 'The status'
    case 'type':
      return 'The media type:'
    case 'header':
      return `The header ${name}`
    case 'body':
      return pointer === '' ? 'The body' : pointer
  }
}
