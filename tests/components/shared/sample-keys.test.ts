import type { KeySlot } from '../../../openapi/samples/index.ts'
import { describe, expect, it } from 'vitest'
import { ownSlot } from '../../../components/shared/key/sample-keys.ts'

const slot = (place: KeySlot['in'], key: string): KeySlot => ({ start: 0, end: 0, scheme: 'one', in: place, before: '', key, after: '' })
const own = (place: KeySlot['in'], key: string, sample: string) => ownSlot(slot(place, key), sample, '0a1b2c3d').key

describe('the sample key of this browser in a sample', () => {
  it.each([
    ['header', 'demo', 'demo', 'demo_0a1b2c3d'],
    ['basic', 'demo:', 'demo', 'demo_0a1b2c3d:'],
    ['basic', 'demo:word', 'demo:word', 'demo:word_0a1b2c3d'],
    ['user', 'demo', 'demo', 'demo_0a1b2c3d'],
    ['password', '', 'demo', ''],
    ['user', 'demo', 'demo:', 'demo_0a1b2c3d'],
    ['user', 'demo', 'demo:word', 'demo'],
    ['password', 'word', 'demo:word', 'word_0a1b2c3d'],
  ] as const)('has its ending once: %s %s of %s', (place, key, sample, wanted) => {
    expect(own(place, key, sample)).toBe(wanted)
  })
})
