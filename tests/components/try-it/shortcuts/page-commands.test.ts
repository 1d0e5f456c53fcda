import type { ConsoleCommand } from '../../../../components/try-it/shortcuts/commands.ts'
import { expect, it } from 'vitest'
import { createDraft } from '../../../../components/try-it/draft/draft.ts'
import { putCommands, turn, writeCurl } from '../../../../components/try-it/shortcuts/page-commands.ts'
import { operation, parameter } from '../operation.ts'

it('commands go with their page, but not those of the page that came next', () => {
  const commands = new Map<ConsoleCommand, () => void>([['send', () => {}]])
  const remove = putCommands(commands, { open: () => {}, copy: () => {} })
  expect([...commands.keys()]).toEqual(['send', 'open', 'copy'])
  const ofNext = (): void => {}
  commands.set('open', ofNext)
  remove()
  expect([...commands.keys()]).toEqual(['send', 'open'])
  expect(commands.get('open')).toBe(ofNext)
})

it('a page turns to its neighbours, and the last one nowhere', () => {
  const gone: string[] = []
  const go = (to: 'next' | 'previous', neighbours?: Parameters<typeof turn>[0]) => turn(neighbours, to, href => gone.push(href))
  go('next', { next: { href: '/b' }, previous: { href: '/a' } })
  go('previous', { next: { href: '/b' }, previous: { href: '/a' } })
  go('next', { previous: { href: '/a' } })
  go('next')
  expect(gone).toEqual(['/b', '/a'])
})

it('a request is written as curl, with what was entered', async () => {
  const one = operation({ method: 'DELETE', parameters: [parameter({ name: 'id', in: 'path', required: true })] })
  const draft = createDraft(one)
  draft.parameters['path id'] = 'x y'
  expect(await writeCurl(one, draft, 'a')).toMatch(/^curl [\s\S]*https:\/\/api\.example\.com\/v1\/parcels\/x%20y/)
})
