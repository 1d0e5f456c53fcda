// Not from the front door: that one brings the compiler of validators along, which a page may not run.
import { defineMock } from './mock/override.ts'
import * as authentication from './userstore/authentication.ts'
import * as users from './userstore/users.ts'
import { isCommonPassword, isInappropriate } from './userstore/words.ts'

/** What UserStore's document cannot say: who is who, which codes are good, and which words are not. */
export default defineMock({
  keywords: {
    'x-uncommon-password': value => typeof value !== 'string' || !isCommonPassword(value),
    'x-appropriate': value => typeof value !== 'string' || !isInappropriate(value),
  },
  operations: { ...users, ...authentication },
})
