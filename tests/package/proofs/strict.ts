import type { CheckOptions, DocumentSource, Finding, Level, Severity } from 'specimen-docs/check'
import type { HandlerResult, MockContext, OperationId, TestMock, TestMockOptions } from 'specimen-docs/mock'
import type { ApiEntry, Logo, SpecimenConfig } from 'specimen-docs'
import type { AppContext, ExtendedTheme, PartName, Parts, SiteTheme, SlotName, ThemeExtension } from 'specimen-docs/theme'
import type { SiteFunction } from 'specimen-docs/vite'
import { defineConfig } from 'specimen-docs'
import { check, formatFindings } from 'specimen-docs/check'
import { createMock, defineMock, startMock, toMswHandler } from 'specimen-docs/mock'
import theme, { besideTheme, defineTheme, extendTheme } from 'specimen-docs/theme'
import { defineSite } from 'specimen-docs/vite'

const logo: Logo = { light: '/logo.svg' }
const api: ApiEntry = { file: 'openapi/shop.yaml', title: 'Shop' }
export const config: SpecimenConfig = defineConfig({ title: 'Shop', logo, apis: { shop: api }, head: [['meta', { name: 'robots' }]] })
// @ts-expect-error a value that there is not
export const wrong = defineConfig({ titel: 'Shop' })

const part: PartName = 'SiteFooter'
const slot: SlotName = 'page-after'
const nothing = { render: () => null }
export const parts: Parts = { components: { [part]: nothing }, slots: { [slot]: nothing } }
export const extension: ThemeExtension = defineTheme({
  ...parts,
  enhanceApp: ({ app }: AppContext) => void app.component('Nothing', nothing),
})
export const themes: (SiteTheme | ExtendedTheme)[] = [theme, extendTheme(extension), besideTheme({ extends: theme })]
export const site: SiteFunction = defineSite(import.meta.dirname, { ...config, vitepress: { cleanUrls: true } })

const document = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  paths: { '/orders': { get: { operationId: 'listOrders', responses: { 200: { description: 'All.' } } } } },
} as const
const source: DocumentSource = document
const options: TestMockOptions = { name: 'shop' }
const answer = (context: MockContext): HandlerResult => [context.now]
export const overrides = defineMock({ operations: { listOrders: answer } })
const id: OperationId<typeof document> = 'listOrders'

export async function use(): Promise<string> {
  const mock = await createMock(document, options)
  mock.override(id, () => [])
  // @ts-expect-error an operation that there is not
  mock.override('listOrder', () => [])
  await mock.seed('listOrders', [])
  mock.reset('key')
  const [first] = mock.requests()
  const any: TestMock = await createMock(source)
  const handlers: string[] = toMswHandler(any, { all: path => path })
  const { url, close } = await startMock(source, { ...options, port: 0 })
  await close()
  const levels: Record<string, Level> = { 'dead-link': 'off' }
  const asked: CheckOptions = { rules: levels }
  const findings: Finding[] = await check(source, asked)
  const severities: Severity[] = findings.map(({ severity }) => severity)
  // @ts-expect-error there may be none
  void first.status
  return [url, first?.url, ...handlers, ...severities, formatFindings(findings)].join('\n')
}
