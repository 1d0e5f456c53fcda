import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { petClient, petMock } from './pets.ts'

interface Step { kind: 'create' | 'replace' | 'remove' | 'read' | 'list', key: number, at: number, name: string }

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('create', 'replace', 'remove', 'read', 'list'),
  key: fc.integer({ min: 0, max: 2 }),
  at: fc.nat(5),
  name: fc.string({ minLength: 2, maxLength: 6 }),
})

describe('state', () => {
  it('agrees with a map for each key, whatever is done in whatever order', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const mock = petMock()
      const clients = [0, 1, 2].map(key => petClient(mock, 'http://localhost', `pets_test_key${key}`))
      const models = [0, 1, 2].map(() => new Map<number, string>([
        [1, 'Rex'],
        [2, 'Tom'],
      ]))
      for (const { kind, key, at, name } of steps) {
        const [call, model] = [clients[key], models[key]]
        if (!call || !model)
          continue
        const id = [
          ...model.keys(),
        ][at] ?? 900 + at
        if (kind === 'create') {
          const { status, body } = await call('POST', '/pets', { name, kind: 'dog' })
          expect(status).toBe(201)
          expect(model.has(Number(body.id))).toBe(false)
          model.set(Number(body.id), name)
        }
        else if (kind === 'list') {
          const { body } = await call('GET', '/pets?limit=50')
          expect((body.data as { id: number, name: string }[]).map(pet => [pet.id, pet.name])).toEqual([...model])
        }
        else {
          const known = model.has(id)
          const { status, body } = await call(({ replace: 'PUT', remove: 'DELETE', read: 'GET' })[kind], `/pets/${id}`, kind === 'replace'
            ? { name, kind: 'cat' }
            : undefined)
          expect(status).toBe(known
            ? (kind === 'remove'
                ? 204
                : 200)
            : 404)
          if (known && kind === 'remove')
            model.delete(id)
          if (known && kind === 'replace')
            model.set(id, name)
          if (known && kind === 'read')
            expect(body.name).toBe(model.get(id))
        }
      }
    }), { numRuns: 40 })
  })
})
