import type { Host } from '../../site/hosting/hosts.ts'
import type { HostedSite } from '../../site/hosting/hosted.ts'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import Ajv from 'ajv'
import { afterEach, describe, expect, it } from 'vitest'
import { createPolicies } from '../../site/csp.ts'
import { prepareForHost } from '../../site/hosting/index.ts'
import { startNginx } from '../browser/support/nginx.ts'
import { toMeta } from '../../site/hosting/meta-policy.ts'

const page = '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<script>a()</script>\n</head>\n</html>\n'
const policies = createPolicies(['a()'], ['https://api.example.com'])
const site: HostedSite = {
  base: '/docs/',
  url: 'https://docs.example.com',
  policies,
  explorers: ['shop'],
  redirects: [{ from: '/docs/shop/old one', to: '/docs/shop/new#body' }],
}
const folders: string[] = []
afterEach(() => folders.splice(0).forEach(folder => rmSync(folder, { recursive: true })))

/** A folder of a few pages, prepared for a host, and its files by their paths. */
async function prepare(host: Host | undefined, said: Partial<HostedSite> = {}, compress = false) {
  const folder = mkdtempSync(join(tmpdir(), 'specimen-hosting-'))
  folders.push(folder)
  const paths = ['index.html', '404.html', 'shop/index.html', 'shop/explorer.html', 'shop/orders/create.html', 'assets/app.1a2b.js']
  for (const path of paths) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), path.endsWith('.js') ? 'let a = 1\n'.repeat(200) : page)
  }
  await prepareForHost(folder, { ...site, ...said }, { ...(host && { host }), compress })
  return { folder, read: (path: string) => readFileSync(join(folder, path), 'utf8'), has: (path: string) => existsSync(join(folder, path)) }
}

describe('a host that is not told', () => {
  it('finds each page as a file and in a folder of its name, the one file being the other', async () => {
    const { folder, read, has } = await prepare(undefined)
    expect(read('shop/orders/create/index.html')).toBe(page)
    expect(statSync(join(folder, 'shop/orders/create.html')).ino).toBe(statSync(join(folder, 'shop/orders/create/index.html')).ino)
    expect(has('404/index.html')).toBe(false)
    expect(has('shop/index/index.html')).toBe(false)
  })
})

describe('--compress', () => {
  it('writes what becomes smaller in both codings, pages in folders too', async () => {
    const { folder, read, has } = await prepare('nginx', {}, true)
    const script = read('assets/app.1a2b.js')
    expect(gunzipSync(readFileSync(join(folder, 'assets/app.1a2b.js.gz'))).toString()).toBe(script)
    expect(brotliDecompressSync(readFileSync(join(folder, 'assets/app.1a2b.js.br'))).toString()).toBe(script)
    expect(has('shop/orders/create.html.gz')).toBe(false)
  })
})

describe('netlify', () => {
  it('says one policy for all that lets the explorer be, and narrows it in each other page', async () => {
    const { read } = await prepare('netlify')
    expect(read('_headers')).toContain(`/docs/*\n  Content-Security-Policy: ${policies.explorer}\n`)
    expect(read('_headers')).toContain('/docs/assets/*\n  Cache-Control: public, max-age=31536000, immutable\n')
    expect(read('shop/orders/create.html')).toContain(`<meta charset="utf-8">\n${toMeta(policies.site)}\n<script>`)
    expect(read('shop/explorer.html')).toBe(page)
  })

  it('says the strict policy where there is no explorer', async () => {
    const { read } = await prepare('netlify', { explorers: [] })
    expect(read('_headers')).toContain(`Content-Security-Policy: ${policies.site}\n`)
    expect(read('shop/orders/create.html')).toBe(page)
  })

  it('leads on before it looks for files, and finds what lies below the base', async () => {
    const { read } = await prepare('netlify')
    expect(read('_redirects')).toBe('/docs/shop/old%20one /docs/shop/new#body 301!\n/docs/* /:splat 200\n')
    expect((await prepare('netlify', { base: '/', redirects: [] })).read('_redirects')).toBe('')
  })
})

describe('cloudflare', () => {
  it('takes a header away before another rule says it', async () => {
    const { read } = await prepare('cloudflare')
    expect(read('_headers')).toContain(`/docs/shop/explorer\n  ! Content-Security-Policy\n  Content-Security-Policy: ${policies.explorer}\n`)
    expect(read('_headers')).toContain('/docs/assets/*\n  ! Cache-Control\n  Cache-Control: public')
    expect(read('shop/orders/create.html')).toBe(page)
  })

  it('puts a policy that is longer than a line may be into the pages', async () => {
    const hosts = Array.from({ length: 80 }, (_, index) => `https://host-number-${index}.example.com`)
    const { read } = await prepare('cloudflare', { policies: createPolicies([], hosts) })
    expect(Math.max(...read('_headers').split('\n').map(line => line.length))).toBeLessThanOrEqual(2000)
    expect(read('_headers')).toContain('Content-Security-Policy: frame-ancestors \'self\'\n')
    expect(read('index.html')).toContain('https://host-number-79.example.com')
    expect(read('shop/explorer.html')).toContain('style-src \'self\' \'unsafe-inline\'')
  })
})

/** What vercel.json may hold, as far as it is used. https://openapi.vercel.sh/vercel.json */
const source = { type: 'string', minLength: 1, maxLength: 4096 }
const vercelSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    cleanUrls: { type: 'boolean' },
    headers: {
      type: 'array',
      maxItems: 2048,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['source', 'headers'],
        properties: {
          source,
          headers: {
            type: 'array',
            maxItems: 1024,
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['key', 'value'],
              properties: { key: { type: 'string', maxLength: 4096 }, value: { type: 'string', maxLength: 32768 } },
            },
          },
        },
      },
    },
    redirects: {
      type: 'array',
      maxItems: 2048,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['source', 'destination'],
        properties: { source, destination: source, statusCode: { type: 'integer', minimum: 100, maximum: 999 } },
      },
    },
    rewrites: {
      type: 'array',
      items: { type: 'object', additionalProperties: false, required: ['source', 'destination'], properties: { source, destination: source } },
    },
  },
}

describe('vercel', () => {
  it('is told in the form of its schema', async () => {
    const { read } = await prepare('vercel')
    const validate = new Ajv().compile(vercelSchema)
    expect(validate(JSON.parse(read('vercel.json'))), JSON.stringify(validate.errors)).toBe(true)
    const many = Array.from({ length: 3000 }, (_, index) => ({ from: `/docs/${index}`, to: '/docs/' }))
    expect(validate(JSON.parse((await prepare('vercel', { redirects: many })).read('vercel.json')))).toBe(true)
  })

  it('gives each path one policy', async () => {
    const { headers } = JSON.parse((await prepare('vercel')).read('vercel.json')) as { headers: { source: string, headers: { key: string, value: string }[] }[] }
    const policyOf = (path: string) => headers
      .filter(({ source }) => new RegExp(`^${source}$`).test(path))
      .flatMap(rule => rule.headers.filter(({ key }) => key === 'Content-Security-Policy'))
      .map(({ value }) => value === policies.site ? 'site' : value === policies.explorer ? 'explorer' : value)
    for (const path of ['/docs/', '/docs/shop/', '/docs/shop/orders/create', '/docs/shop/explorers', '/docs/shop/explorer/more', '/docs/other/explorer'])
      expect([path, policyOf(path)]).toEqual([path, ['site']])
    for (const path of ['/docs/shop/explorer', '/docs/shop/explorer.html', '/docs/shop/explorer/'])
      expect([path, policyOf(path)]).toEqual([path, ['explorer']])
    expect(policyOf('/elsewhere')).toEqual([])
  })
})

describe.each(['github-pages', 's3'] as const)('%s', (host) => {
  it('sends no headers, so that each page says its own policy but for what counts in a header alone', async () => {
    const { read } = await prepare(host)
    for (const path of ['index.html', '404.html', 'shop/orders/create.html']) {
      expect(read(path)).toContain(toMeta(policies.site))
      expect(read(path)).not.toContain('frame-ancestors')
    }
    expect(read('shop/explorer.html')).toContain(toMeta(policies.explorer))
  })
})

describe('github-pages', () => {
  it('is told to keep all folders, and under which name the site is known', async () => {
    const { read, has } = await prepare('github-pages')
    expect(has('.nojekyll')).toBe(true)
    expect(read('CNAME')).toBe('docs.example.com\n')
    expect((await prepare('github-pages', { url: 'https://acme.github.io' })).has('CNAME')).toBe(false)
  })
})

describe('s3', () => {
  it('puts every page under its address, and hashed files for a year', async () => {
    const { folder } = await prepare('s3')
    const bin = mkdtempSync(join(tmpdir(), 'specimen-aws-'))
    folders.push(bin)
    // Takes the place of the real command: copies what it is told to, and writes down how.
    writeFileSync(join(bin, 'aws'), `#!/bin/sh
echo "$@" >> ${bin}/calls
mkdir -p "${bin}/bucket/\${4#s3://}"
cp -R "$3/." "${bin}/bucket/\${4#s3://}"
`)
    chmodSync(join(bin, 'aws'), 0o755)
    const { status, stderr } = spawnSync('sh', [join(folder, 'upload.sh'), 's3://bread', '--delete'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env.PATH}` },
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(readFileSync(join(bin, 'bucket/bread/docs/shop/orders/create'), 'utf8')).toContain('<meta charset')
    const [hashed = '', files = '', pages = ''] = readFileSync(join(bin, 'calls'), 'utf8').split('\n')
    expect(hashed).toMatch(/^s3 sync assets s3:\/\/bread\/docs\/assets .*immutable --delete$/)
    expect(files).toContain('--exclude assets/* --exclude upload.sh --cache-control no-cache')
    expect(pages).toContain('--content-type text/html; charset=utf-8 --cache-control no-cache')
    expect(readdirSync(folder)).not.toContain('create')
  })
})

describe('nginx', () => {
  it.each(['/', '/docs/'])('answers a page below %s with its Markdown where that is liked best', async (base) => {
    const { folder } = await prepare('nginx', { base, redirects: [] })
    writeFileSync(join(folder, 'shop/orders/create.md'), '# Create')
    writeFileSync(join(folder, 'shop/index.md'), '# Shop')
    const root = mkdtempSync(join(tmpdir(), 'specimen-root-'))
    folders.push(root)
    if (base !== '/')
      symlinkSync(folder, join(root, 'docs'))
    writeFileSync(join(root, 'elsewhere'), 'elsewhere')
    writeFileSync(join(root, 'elsewhere.md'), '# Not ours')
    const { origin, stop } = await startNginx(base === '/' ? folder : root, `include ${folder}/nginx.conf;`, base === '/' ? '' : undefined)
    try {
      const ask = async (path: string, accept?: string) => {
        const answer = await fetch(origin + path, { headers: accept === undefined ? {} : { Accept: accept } })
        return [answer.status, answer.headers.get('content-type'), answer.headers.get('vary')?.includes('Accept'), (await answer.text()).slice(0, 8)]
      }
      const markdown = (text: string) => [200, 'text/markdown; charset=utf-8', true, text]
      const html = [200, 'text/html; charset=utf-8', true, '<!DOCTYP']
      for (const accept of ['text/markdown', 'text/markdown, text/html;q=0.5', 'text/html, text/markdown;q=1.0', 'Text/Markdown,*/*;q=0.1'])
        expect([accept, await ask(`${base}shop/orders/create`, accept)]).toEqual([accept, markdown('# Create')])
      for (const accept of [undefined, '*/*', 'text/html', 'text/html, text/markdown;q=0.5', 'text/markdown;q=0', 'text/markdown-x'])
        expect([accept, await ask(`${base}shop/orders/create`, accept)]).toEqual([accept, html])
      expect(await ask(`${base}shop/`, 'text/markdown')).toEqual(markdown('# Shop'))
      expect(await ask(`${base}shop/orders/create.md`)).toEqual(markdown('# Create'))
      // What has no Markdown is answered as ever, and what lies beside the site is none of it.
      expect((await ask(base, 'text/markdown'))[1]).toBe('text/html; charset=utf-8')
      expect((await ask(`${base}nothing`, 'text/markdown'))[0]).toBe(404)
      if (base !== '/')
        expect((await ask('/elsewhere', 'text/markdown'))[3]).toBe('elsewher')
    }
    finally {
      await stop()
    }
  })
})

describe('apache', () => {
  it('answers with Markdown where that is liked best, before it looks for the page', async () => {
    const text = (await prepare('apache')).read('.htaccess')
    const rule = /RewriteCond %\{HTTP:Accept\} "(.*)" \[NC\]\n {2}RewriteCond %\{REQUEST_FILENAME\}\.md -f\n {2}RewriteRule \^\(\.\*\[\^\/\]\)\$ \$1\.md \[L\]/.exec(text)
    const pattern = new RegExp(rule?.[1] ?? 'nothing', 'i')
    expect(['text/markdown', 'a/b, text/markdown;q=1', 'text/markdown;q=0.9', 'text/html'].map(accept => pattern.test(accept)))
      .toEqual([true, true, false, false])
    expect(text.indexOf('$1.md')).toBeLessThan(text.indexOf('$1.html'))
    expect(text).toContain('AddType text/markdown .md\n')
    expect(text).toContain('Header merge Vary Accept\n')
  })

  it('says policy, caching and redirects in the folder itself', async () => {
    const { read } = await prepare('apache')
    const text = read('.htaccess')
    expect(text).toContain('RewriteRule "^shop/old one$" "/docs/shop/new#body" [R=301,L,NE]')
    expect(text).toContain(`Header always set Content-Security-Policy "${policies.site}"`)
    expect(text).toContain('ErrorDocument 404 /docs/404.html')
  })
})
