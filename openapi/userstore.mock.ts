import type { Json, JsonObject } from './mock/index.ts'
import { defineMock } from './mock/index.ts'
import { same } from './userstore/accounts.ts'
import * as authentication from './userstore/authentication.ts'
import * as users from './userstore/users.ts'
import { isCommonPassword, isInappropriate } from './userstore/words.ts'

/** What UserStore's document cannot say: who is who, which codes are good, and which words are not. */
export default defineMock({
  keywords: {
    'x-uncommon-password': value => typeof value !== 'string' || !isCommonPassword(value),
    'x-appropriate': value => typeof value !== 'string' || !isInappropriate(value),
    'x-cant-match': differs,
  },
  operations: {
    ...users,
    ...authentication,
  },
})

/** `x-cant-match: [email, username]`, as far as the body tells; what is stored is compared when a user is changed. */
function differs(value: Json, names: unknown, body: JsonObject): boolean | { parameter: string } {
  const equal = Array.isArray(names)
    ? names.find(name => typeof name === 'string' && same(body[name], value)) as string | undefined
    : undefined
  return equal === undefined || { parameter: equal }
}
