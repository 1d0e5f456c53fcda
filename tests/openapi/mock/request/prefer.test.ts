import { expect, it } from 'vitest'
import { smallMock } from '../support/small.ts'

const call = smallMock(`
paths:
  /tea:
    get:
      responses:
        '200':
          description: Tea
          content:
            application/json:
              schema: { type: object, required: [sort], properties: { sort: { type: string } } }
              examples: { green: { value: { sort: green } }, 'black, "hot"': { value: { sort: black } }, wrong: { value: { sort: 5 } } }
        '204': { description: None }
    post: { responses: { '201': { description: Made } } }
`)
async function ask(prefer: string): Promise<unknown[]> {
  const { status, body, headers } = await call('GET', '/tea', undefined, { prefer })
  return [status, (body as { sort?: string }).sort, headers.get('preference-applied')]
}

it.each([
  ['example=green', 'green', 'example=green'],
  ['example="black, \\"hot\\""', 'black', 'example="black, \\"hot\\""'],
  ['EXAMPLE = green ; code=200', 'green', 'code=200, example=green'],
  ['return=minimal, example=green, example=wrong', 'green', 'example=green'],
])('chooses the example of a name: %s', async (prefer, sort, applied) => {
  expect(await ask(prefer)).toEqual([200, sort, applied])
})

it('names an example without quotes, though it holds a space', async () => {
  const spaced = smallMock(`
paths:
  /a: { get: { responses: { '200': { description: A, content: { application/json: { examples: { first: { value: 1 }, second one: { value: 2 } } } } } } } }
`)
  const { body, headers } = await spaced('GET', '/a', undefined, { prefer: 'example=second one' })
  expect([body, headers.get('preference-applied')]).toEqual([2, 'example="second one"'])
})

it.each(['example=none', 'example=wrong', 'code=503', 'return=minimal', 'wait=1', ',;=,"'])(
  'applies nothing of what it did not do: %s',
  async (prefer) => {
    expect(await ask(prefer)).toEqual([200, 'green', null])
  },
)

it.each([
  ['code=503', 'Prefer: no response 503 is declared here'],
  ['example=none', 'Prefer: no valid example none is declared for this answer'],
  ['example=green', null],
])('tells what it could not do: %s', async (prefer, notice) => {
  expect((await call('GET', '/tea', undefined, { prefer })).headers.get('sandbox-notice')).toBe(notice)
})

it('makes what a seed asks for, and says so', async () => {
  const { headers } = await call('GET', '/tea', undefined, { prefer: 'dynamic=true, seed=7' })
  expect(headers.get('preference-applied')).toBe('dynamic=true, seed=7')
  expect((await call('POST', '/tea', undefined, { prefer: 'seed=7' })).headers.get('preference-applied')).toBeNull()
})

it('waits as long as `delay` says, and `wait` delays nobody', async () => {
  let fastest = ''
  await Promise.all([
    call('GET', '/tea', undefined, { prefer: 'delay=0.3' }).then(({ headers }) => {
      fastest ||= 'delay'
      expect(headers.get('preference-applied')).toBe('delay=0.3')
    }),
    call('GET', '/tea', undefined, { prefer: 'wait=9' }).then(() => (fastest ||= 'wait')),
  ])
  expect(fastest).toBe('wait')
})
