import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'specimen-check-'))
const head = 'openapi: 3.1.0\ninfo: {title: Shop, version: "1"}\n'
const good = write('good.yaml', `${head}paths: {}\n`)
const bad = write('bad.yaml', `${head}paths:\n  pets: {}\n`)
const broken = write('broken.yaml', 'paths: [')
const odd = write('odd.yaml', `${head}paths: {}\nx-a: no\nsummary: Shop\n`)
const overlaid = write('overlaid.yaml', `${head}paths: {}\n`)
write(
  'overlaid.overlay.yaml',
  'overlay: 1.1.0\ninfo: {title: A, version: "1"}\nactions:\n  - target: $.info\n    update: {title: Public}\n',
)
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

function check(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/check.ts', ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('npm run check', () => {
  it('finds a sound spec without fault', () => {
    expect(check('tests/fixtures/accounts.yaml')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('tests/fixtures/accounts.yaml: 0 errors, 0 warnings'),
    })
  })

  it('reads from other hosts what it is told to, and from no private ones', () => {
    const remote = write(
      'remote.yaml',
      `${head}paths: {}\ncomponents:\n  schemas:\n    A: {$ref: 'https://127.0.0.1:9/a.yaml'}\n`,
    )
    expect(check(remote).stdout).toContain(
      `${remote}:6:9 #/components/schemas/A/$ref warning: The $ref "https://127.0.0.1:9/a.yaml" leads to another host, where nothing is read.`,
    )
    expect(check(remote, '--allow-remote', 'https://127.0.0.1:9/').stdout).toContain(
      'https://127.0.0.1:9/a.yaml cannot be read: the host has no public address.',
    )
    expect(check(remote, '--allow-remote', 'http://127.0.0.1:9/')).toMatchObject({
      status: 2,
      stderr: '--allow-remote takes an address that begins with https:// and a host, not "http://127.0.0.1:9/".\n',
    })
  })

  it('prints file, line, column, pointer, message, advice and rule, without colours or frames', () => {
    const { status, stdout } = check(bad)

    expect(status).toBe(0)
    expect(stdout).toBe(
      `${bad}:4:3 #/paths/pets warning: The path "pets" does not begin with a slash. → write "/pets" [path-slash]\n0 errors, 1 warning\n`,
    )
  })

  it('fails where a file cannot be read', () => {
    expect(check(broken, good)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/broken\.yaml:1:\d+ # error: .*\[yaml-syntax\]\n[\s\S]*good\.yaml: 0 errors/),
    })
  })

  it('takes the levels of rules', () => {
    expect(check(bad, '--rule', 'path-slash=error')).toMatchObject({
      status: 1,
      stdout: expect.stringContaining('#/paths/pets error: '),
    })
    expect(check(bad, '--rule', 'path-slash=off', '--strict')).toMatchObject({
      status: 0,
      stdout: `${bad}: 0 errors, 0 warnings\n`,
    })
    expect(check(bad, '--rule', 'path-slahs=off')).toMatchObject({
      status: 2,
      stderr: 'There is no rule "path-slahs"; did you mean "path-slash"?\n',
    })
    expect(check(bad, '--rule', 'path-slash=none').status).toBe(2)
  })

  it('takes the levels of rules from the configuration, and those of the call before them', () => {
    const root = mkdtempSync(join(folder, 'configured-'))
    const text = 'export default { rules: { \'path-slash\': \'error\' } }\n'
    writeFileSync(join(root, 'specimen.config.mjs'), text)
    const run = (...args: string[]) =>
      spawnSync(process.execPath, [join(process.cwd(), 'scripts/check.ts'), bad, ...args], { cwd: root }).status

    expect([run(), run('--rule', 'path-slash=off', '--strict')]).toEqual([1, 0])
  })

  it('passes over what an ignore file accepts, and says how much that is', () => {
    const accepted = write('accepted.yaml', `${head}paths:\n  pets: {}\n`)
    const ignore = write(
      'accepted.ignore.yaml',
      '- rule: path-slash\n  pointer: "#/paths/pets"\n  reason: It goes with version 2.\n',
    )
    expect(check(accepted, '--strict')).toMatchObject({
      status: 0,
      stdout: `${accepted}: 0 errors, 0 warnings, 1 accepted\n`,
    })
    expect(check(good, '--ignore', ignore).stdout).toContain(
      `${ignore}:1:3 #/0 warning: The rule path-slash finds nothing at #/paths/pets. → take the entry away [needless-ignore]`,
    )
    expect(check(good, '--ignore', join(folder, 'gone.yaml')).status).toBe(2)
  })

  it('prints findings of one kind as one line unless all are asked for', () => {
    const many = write('many.yaml', `${head}paths:\n${Array.from({ length: 6 }, (_, at) => `  p${at}: {}\n`).join('')}`)
    expect(check(many).stdout).toBe(
      `${many}:4:3 #/paths/p0 warning: The path "p0" does not begin with a slash. → write "/p0" [path-slash] + 5 more of this kind: :5:3, :6:3, :7:3 …\n0 errors, 6 warnings\n`,
    )
    expect(check(many, '--all').stdout.match(/\[path-slash\]\n/g)).toHaveLength(6)
    expect(JSON.parse(check(many, '--json').stdout)[0].findings).toHaveLength(6)
  })

  it('fails for warnings only when it is strict', () => {
    expect(check(odd)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('0 errors, 2 warnings'),
    })
    expect(check(odd, '--strict').status).toBe(1)
    expect(check(good, '--strict').status).toBe(0)
  })

  it('prints JSON for machines', () => {
    const { status, stdout } = check('--json', good, bad)

    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toEqual([
      { file: good, findings: [], overlaid: [], accepted: 0 },
      {
        file: bad,
        overlaid: [],
        accepted: 0,
        findings: [
          {
            severity: 'warning',
            rule: 'path-slash',
            file: bad,
            line: 4,
            column: 3,
            pointer: '#/paths/pets',
            message: 'The path "pets" does not begin with a slash.',
            advice: 'write "/pets"',
          },
        ],
      },
    ])
  })

  it.each(['github', 'gitlab', 'sarif', 'junit', 'checkstyle'])('prints %s for its machine, and nothing else', (format) => {
    const { status, stdout, stderr } = check('--format', format, bad, '--rule', 'path-slash=error')

    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(stdout).toMatch({ github: /^::error file=/, gitlab: /^\[/, sarif: /^\{/ }[format] ?? /^<\?xml /)
    expect(stdout).toContain('path-slash')
    expect(check('--format', format, bad).status).toBe(0)
    expect(check('--format', format, bad, '--strict').status).toBe(1)
  })

  it('knows no other formats', () => {
    expect(check('--format', 'xml', good)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: '--format takes text, json, github, gitlab, sarif, junit, checkstyle, not "xml".\n',
    })
  })

  it('lists what an overlay changed', () => {
    expect(check(overlaid).stdout).toContain(`${overlaid}: updated $.info (once)`)
  })

  it.each([
    ['an unknown flag', ['--nope']],
    ['a missing file', [join(folder, 'gone.yaml')]],
    ['two specs of one name', [good, join(folder, '..', folder.split('/').at(-1) ?? '', 'good.yaml')]],
  ])('answers %s with one sentence and exit code 2', (_, args) => {
    const { status, stdout, stderr } = check(...args)

    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('writes the addresses of pages when asked, and misses those that vanish', () => {
    const path = (name: string) =>
      `  /${name}: {get: {tags: [pets], operationId: ${name}, responses: {"200": {description: Pets}}}}\n`
    const spec = write('kept.yaml', `${head}paths:\n${path('listPets')}${path('getPet')}`)
    expect(check(spec).stdout).toContain('0 errors, 0 warnings')
    expect(existsSync(join(folder, 'kept.slugs.json'))).toBe(false)

    expect(check(spec, '--write-slugs').status).toBe(0)
    expect(JSON.parse(readFileSync(join(folder, 'kept.slugs.json'), 'utf8'))).toEqual({
      tags: { pets: 'pets' },
      operations: { listPets: 'pets/list-pets', getPet: 'pets/get-pet' },
      schemas: {},
      anchors: { 'pets/list-pets': 'response-200', 'pets/get-pet': 'response-200' },
      redirects: {},
    })

    write('kept.yaml', `${head}paths:\n${path('listPets')}`)
    expect(check(spec)).toMatchObject({
      status: 1,
      stdout: expect.stringContaining(
        'kept.slugs.json:7:5 #/operations/getPet error: The page "pets/get-pet" of "getPet" was published and is gone.',
      ),
    })
  })
})
