import type { Direction } from '../../schema/direction.ts'

/** A reader sends requests. What a webhook or a callback holds is sent by the API, though it is described as a request. */
export function directionOf(path: readonly string[]): Direction {
  if (path[0] === 'webhooks' || path[0] === 'x-webhooks' || path.includes('callbacks'))
    return 'response'
  return path.includes('requestBody') || path[1] === 'requestBodies' || path.includes('parameters') ? 'request' : 'response'
}
