import type { KeySlot } from '../../../openapi/samples/index.ts'
import { describe, expect, it } from 'vitest'
import { ownSlot } from '../../../components/shared/key/sample-keys.ts'

const slot = (place: KeySlot['in'], key: string): KeySlot => ({ start: 0, end: 0, scheme: 'one', in: place, before: '', key, after: '' })
const own = (place: KeySlot['in'], key: string) => ownSlot(slot(place, key), '0a1b2c3d').key

describe('the sample key of this browser in a sample', () => {
  it.each([
    ['header', 'demo', 'demo_0a1b2c3d'],
    ['header', 'de:mo', 'de:mo_0a1b2c3d'],
    ['basic', 'demo:', 'demo_0a1b2c3d:'],
    ['basic', 'demo:word:more', 'demo_0a1b2c3d:word:more'],
    ['user', 'demo', 'demo_0a1b2c3d'],
    ['password', '', ''],
    ['password', 'word', 'word'],
  ] as const)('has its ending once: %s %s', (place, key, wanted) => {
    expect(own(place, key)).toBe(wanted)
  })
})
