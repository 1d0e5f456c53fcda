import type { Browser } from 'playwright-core'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launch, openPage, visit } from './support/browser.ts'
import { startFileServer } from './support/file-server.ts'
import { startNginx } from './support/nginx.ts'
import { tryIt } from './support/pages.ts'
import { startScript } from './support/server.ts'

/** One build, below a base, in a folder of its own: the server's root holds the site as `/docs`. */
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'specimen-hosts-')))
const root = join(folder, 'www')
const out = join(folder, 'site')
const hosts = ['nginx with the snippet', 'serve', 'a plain file server', 'nginx as Debian ships it'] as const
const stops: (() => unknown)[] = []
const origins = {} as Record<(typeof hosts)[number], string>
let browser: Browser

beforeAll(async () => {
  mkdirSync(join(folder, 'openapi'))
  mkdirSync(join(folder, 'docs/guide'), { recursive: true })
  mkdirSync(join(folder, 'docs/public'))
  mkdirSync(root)
  writeFileSync(join(folder, 'docs/public/bun.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
  writeFileSync(join(folder, 'specimen.config.json'), JSON.stringify({
    title: 'Bakery',
    base: '/docs/',
    url: 'https://bakery.example.com',
    host: 'nginx',
    favicon: '/bun.svg',
    out: 'site',
  }))
  writeFileSync(join(folder, 'docs/index.md'), '# Bakery\n\n[The guide](./guide/start)\n')
  writeFileSync(join(folder, 'docs/guide/start.md'), '# Start\n\nIn [the reference](/shop/) there is all.\n\n## Flour\n')
  writeFileSync(join(folder, 'openapi/shop.yaml'), `openapi: 3.1.0
info: {title: Shop, version: '1', description: 'See [how to order](/shop/orders/add-order).'}
servers: [{url: 'https://api.bakery.example.com/v1'}]
tags: [{name: orders, description: Of cakes.}]
paths:
  /orders:
    get: {operationId: listOrders, tags: [orders], summary: List orders, responses: {'200': {description: All., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}}
    post:
      operationId: createOrder
      tags: [orders]
      summary: Order a cake
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'201': {description: The order., content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
components:
  schemas:
    Order: {type: object, properties: {id: {type: string, readOnly: true}, cake: {type: string, examples: [Sacher]}}}
`)
  writeFileSync(join(folder, 'openapi/shop.slugs.json'), JSON.stringify({
    tags: { orders: 'orders' },
    operations: { listOrders: 'orders/list-orders', createOrder: 'orders/create-order' },
    anchors: {},
    redirects: { 'orders/add-order': 'orders/create-order' },
  }))
  const built = spawnSync('node', [resolve('scripts/specimen.ts'), 'build'], { cwd: folder, encoding: 'utf8' })
  if (built.status !== 0)
    throw new Error(built.stderr + built.stdout)
  symlinkSync(out, join(root, 'docs'))
  const starts: Record<string, () => Promise<{ origin: string, stop: () => unknown }>> = {
    'nginx with the snippet': () => startNginx(root, `include ${out}/nginx.conf;`),
    'serve': () => startScript('serve', [], {}, folder),
    'a plain file server': () => startFileServer(root),
    'nginx as Debian ships it': () => startNginx(root),
  }
  for (const [host, start] of Object.entries(starts)) {
    const { origin, stop } = await start()
    stops.push(stop)
    Object.assign(origins, { [host]: origin })
  }
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await Promise.all(stops.map(stop => stop()))
  rmSync(folder, { recursive: true, force: true })
})

describe.each(hosts)('on %s', (host) => {
  it('opens every page of the sitemap, at its own address, without a complaint', async () => {
    const { context, page, complaints } = await openPage(browser, origins[host])
    const addresses = [...readFileSync(join(out, 'sitemap.xml'), 'utf8').matchAll(/<loc>https:\/\/bakery.example.com([^<]*)/g)]
      .map(([, path = '']) => path)
    expect(addresses).toContain('/docs/shop/orders/create-order')
    expect(addresses.length).toBeGreaterThan(8)
    for (const path of addresses) {
      const answer = await visit(page, path)
      expect([path, answer?.status()]).toEqual([path, 200])
      await expect.poll(() => new URL(page.url()).pathname).toBe(path)
      if (!path.endsWith('/explorer'))
        expect(await page.locator('h1').first().textContent(), path).not.toMatch(/nothing at this address/)
    }
    expect(complaints.console).toEqual([])
    expect(complaints.foreign).toEqual([])
    await context.close()
  })

  it('has a picture for links to each page, and says what it shows', async () => {
    const pictures = new Set<string>()
    for (const path of ['/docs/', '/docs/guide/start', '/docs/shop/', '/docs/shop/orders/', '/docs/shop/orders/create-order', '/docs/shop/schemas/order']) {
      const head = (await (await fetch(origins[host] + path)).text()).split('</head>', 1)[0] ?? ''
      const said = (name: string) => new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(head)?.[1] ?? ''
      expect([said('twitter:card'), said('og:image:width'), said('og:image:height')]).toEqual(['summary_large_image', '1200', '630'])
      expect(said('og:image:alt'), path).toMatch(path.endsWith('create-order') ? /^POST \/orders · Order a cake · Shop · Bakery$/ : /Bakery/)
      expect(said('og:image')).toMatch(/^https:\/\/bakery\.example\.com\/docs\/cards\/\S+\.png$/)
      const answer = await fetch(said('og:image').replace('https://bakery.example.com', origins[host]))
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
      pictures.add(Buffer.from(await answer.arrayBuffer()).toString('base64'))
    }
    expect(pictures.size).toBe(6)
  })

  it('marks the open page, and follows every link of it', async () => {
    const { context, page, complaints } = await openPage(browser, origins[host])
    await visit(page, '/docs/shop/orders/create-order')
    expect(await page.locator('.Sidebar [aria-current=page]').count()).toBe(1)
    const links = await page.locator('a[href]').evaluateAll(all =>
      all.map(link => (link as HTMLAnchorElement).href.replace(/#.*/, '')).filter(href => href.startsWith(location.origin)))
    expect(new Set(links).size).toBeGreaterThan(5)
    for (const href of new Set(links))
      expect([href, (await fetch(href)).status]).toEqual([href, 200])
    expect(complaints.console).toEqual([])
    await context.close()
  })

  it('leads on from an old address', async () => {
    const { context, page } = await openPage(browser, origins[host])
    await page.goto('/docs/shop/orders/add-order#response-201')
    await page.waitForURL('**/docs/shop/orders/create-order#response-201')
    if (host === 'nginx with the snippet')
      expect(await fetch(`${origins[host]}/docs/shop/orders/add-order`, { redirect: 'manual' })).toMatchObject({ status: 301 })
    await context.close()
  })

  it('answers 404 where nothing is, in the words of the site where the host may', async () => {
    const answer = await fetch(`${origins[host]}/docs/shop/nothing`)
    expect(answer.status).toBe(404)
    if (host !== 'nginx as Debian ships it' && host !== 'a plain file server') {
      const { context, page } = await openPage(browser, origins[host])
      await visit(page, '/docs/shop/nothing')
      await expect.poll(() => page.locator('h1').first().textContent()).toMatch(/nothing at this address/)
      await context.close()
      const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: origins[host] })
      const silent = await plain.newPage()
      await silent.goto('/docs/shop/nothing')
      await silent.getByRole('heading', { name: /nothing at this address/ }).waitFor()
      await silent.getByRole('main').getByRole('link').last().click()
      // The page that the link stands in has a heading, too.
      await expect.poll(() => silent.getByRole('heading', { level: 1 }).first().textContent()).not.toMatch(/nothing/)
      await plain.close()
    }
  })

  it('runs the sandbox, finds by words and shows the explorer', async () => {
    const { context, page, complaints } = await openPage(browser, origins[host])
    await visit(page, '/docs/shop/orders/create-order')
    await tryIt(page).open()
    await tryIt(page).send()
    await expect.poll(tryIt(page).status).toBe('201 Created')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    const search = page.getByRole('dialog', { name: 'Search' })
    await search.getByRole('combobox').fill('list orders')
    await search.locator('[role=option][href="/docs/shop/orders/list-orders"]').first().waitFor()
    await visit(page, '/docs/shop/explorer')
    await page.getByText('Order a cake').last().waitFor({ timeout: 120_000 })
    expect(complaints.console).toEqual([])
    expect(complaints.foreign).toEqual([])
    await context.close()
  })
})

describe.each(['nginx with the snippet', 'serve'] as const)('on %s', (host) => {
  it('sends the policy, and says what may be kept', async () => {
    const policies = JSON.parse(readFileSync(join(out, 'csp.json'), 'utf8')) as { site: string, explorer: string }
    const ask = async (path: string) => (await fetch(origins[host] + path)).headers
    const html = readFileSync(join(out, 'shop/orders/create-order.html'), 'utf8')
    const [hashed = ''] = /\/docs\/assets\/[^"]+\.js/.exec(html) ?? []
    for (const path of ['/docs/', '/docs/shop/orders/create-order', '/docs/guide/start', '/docs/nothing', hashed]) {
      const headers = await ask(path)
      expect([path, headers.get('content-security-policy')]).toEqual([path, policies.site])
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    }
    for (const path of ['/docs/shop/explorer', '/docs/shop/explorer/', '/docs/shop/explorer.html'])
      expect((await ask(path)).get('content-security-policy')).toBe(policies.explorer)
    expect((await ask(hashed)).get('cache-control')).toBe('public, max-age=31536000, immutable')
    for (const path of ['/docs/shop/orders/create-order', '/docs/shop/mock-worker.js', '/docs/shop/openapi.json', '/docs/assets/nothing.js'])
      expect([path, (await ask(path)).get('cache-control')]).toEqual([path, 'no-cache'])
    expect((await ask(hashed)).get('content-encoding')).toMatch(/gzip|br/)
  })
})
