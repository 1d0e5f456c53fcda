import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'

const file = resolve('scripts/mock/access-log.ts')

function run(script: string): string {
  return execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { createAccessLog } from ${JSON.stringify(file)}
    const log = createAccessLog()
    ${script}`,
    ],
    { encoding: 'utf8' },
  )
}

describe('the access log', () => {
  it('loses no line when the process ends', () => {
    expect(run('log({ status: 200 }); log({ status: 404 }); process.exit(0)')).toBe('{"status":200}\n{"status":404}\n')
  })

  it('says lines soon after they came, in their order', () => {
    expect(run('log({ status: 200 }); setTimeout(() => { console.log("later"); log({ status: 404 }) }, 300)')).toBe(
      '{"status":200}\nlater\n{"status":404}\n',
    )
  })
})
