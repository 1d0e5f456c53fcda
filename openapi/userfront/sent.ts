import type { JsonObject } from '../mock/index.ts'
import type { User } from './records.ts'
import type { World } from './world.ts'
import { uuidOf } from './identity.ts'
import { saveUser } from './people.ts'
import { createCode, createLink, linkAddress } from './secrets.ts'

/** Sends a link. Test mode sends nothing: the link is in the answer. */
export function sentLink(world: World, user: User, { type, options }: { type: string, options?: unknown }): JsonObject {
  const { duration } = (options ?? {}) as { duration?: string }
  const link = linkAddress(createLink(world, user, { type, duration }), type)
  return sent(world, user, { email: user.email, link })
}

/** Sends a code, by the channel's address. */
export function sentCode(world: World, user: User, { channel, to }: { channel: string, to: string }): JsonObject {
  const address: JsonObject = channel === 'sms' ? { phoneNumber: to } : { email: to }
  return sent(world, user, { channel, ...address, verificationCode: createCode(world, user, to) })
}

function sent(world: World, user: User, result: JsonObject): JsonObject {
  saveUser(world, world.users.get(user.userUuid) ?? user, { lastMessagedAt: world.now })
  const messageId = uuidOf(`${world.workspace}:message:${world.count('message')}`)
  return { message: 'OK', result: { ...result, submittedAt: world.now, messageId } }
}
