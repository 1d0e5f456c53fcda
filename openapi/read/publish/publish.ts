import type { Kind } from '../../document/grammar/grammar.ts'
import type { PlainObject } from '../../document/json/value.ts'
import { findHidden } from './hidden.ts'
import { reveal } from './reveal.ts'
import { sweepHidden } from './sweep.ts'
import { rememberTags } from './tags.ts'
import { rememberUse } from './unused.ts'
import { hidesProperties, sweepValues } from './values.ts'

/** Who the document is for. */
export interface Audience {
  /** Shows what is marked as internal, and says so: for a site that only its owners can reach. */
  withInternal?: boolean
  /** Keeps components that only something hidden referred to. */
  keepUnused?: boolean
}

/**
 * Takes what its owner marked as internal out of a bundled tree of any version, in place: operations, path items, tags, parameters,
 * properties, schemas, responses, headers, examples, servers and all other objects, with everything that leads to them and every
 * component that nothing else needs. Pages, search, downloads, explorer, worker, mock, samples and coverage are made of what is left;
 * no other place knows these marks. `x-hidden` is none of them: it makes a page unlisted.
 */
export function publish(root: PlainObject, kind: Kind, { withInternal = false, keepUnused = false }: Audience): void {
  if (withInternal)
    return reveal(root, kind)
  const hidden = findHidden(root, kind)
  if (hidden === undefined)
    return
  const dropTags = rememberTags(root, kind)
  const dropUnused = keepUnused ? undefined : rememberUse(root, kind)
  if (hidesProperties(hidden))
    sweepValues(hidden)
  sweepHidden(hidden)
  dropTags()
  dropUnused?.()
}
