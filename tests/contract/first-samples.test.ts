import { expect, it } from 'vitest'
import { readDocument } from '../../openapi/read/index.ts'
import { sendFirstSamples } from '../../scripts/contract/first-samples.ts'

it.each([
  ['garden', 'tests/fixtures/garden.yaml', 2],
  ['everything', 'tests/fixtures/everything.yaml', 0],
  ['shop', 'tests/fixtures/split/shop.yaml', 1],
])('the mock of %s takes each first sample in a fresh sandbox, and again after all others', async (name, file, least) => {
  const { document } = await readDocument(file, { name })
  if (!document)
    throw new Error(`${file} cannot be read`)
  const { samples, fresh, again } = await sendFirstSamples(document)
  expect(samples).toBeGreaterThan(least)
  expect([fresh, again]).toEqual([[], []])
})

it('a sample that is refused is named, with what was said', async () => {
  const { document } = await readDocument('tests/fixtures/garden.yaml', { name: 'garden' })
  if (!document)
    throw new Error('The garden cannot be read')
  const { samples, fresh, again } = await sendFirstSamples(document, { authenticate: () => ({ refused: 'Nobody is let in.' }) })
  expect(fresh.length).toBeGreaterThan(0)
  expect(fresh.length).toBeLessThanOrEqual(samples)
  expect(again[0]).toMatchObject({ pointer: expect.stringContaining('#/paths'), problem: expect.stringMatching(/^refused with 401/) })
})
