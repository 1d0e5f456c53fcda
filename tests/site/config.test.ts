import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkConfig } from '../../site/config/check.ts'
import { readConfig } from '../../site/config/file.ts'
import { resolveConfig } from '../../site/config/resolve.ts'

let folder: string
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'specimen-config-'))))
afterEach(() => rmSync(folder, { recursive: true }))

function mistakes(values: unknown): string[] {
  return checkConfig(values).map(({ message }) => message)
}

describe('checkConfig', () => {
  it('accepts what there is', () => {
    expect(mistakes({
      title: 'Acme',
      logo: { light: '/logo.svg', dark: '/logo-dark.svg' },
      apis: { shop: 'openapi/shop.yaml', bank: { file: 'bank.json' } },
      lang: 'pt-BR',
      messages: { 'layout.skip': 'x', 'layout.operations': { one: 'one call', other: '{count} calls' }, 'layout.after': '+{count}' },
      vitepress: { lastUpdated: true },
      social: [{ text: 'GitHub', link: 'https://github.com/acme', icon: '/github.svg' }],
      sandbox: false,
      rules: { 'dead-link': 'error', 'guessed-example': 'off' },
      console: false,
      keys: { signIn: '/login', endpoint: '/api/test-keys' },
      head: [['meta', { name: 'robots', content: 'noindex' }]],
      analytics: { script: 'https://stats.example.com/script.js', hosts: ['https://in.example.com'], attributes: { 'data-domain': 'x' } },
      csp: { images: ['https://img.example.com'], connect: ['wss://live.example.com:8443'] },
      redirects: { '/old': '/new#there' },
      editLink: { pattern: 'https://github.com/acme/docs/edit/main/docs/:path' },
      lastUpdated: true,
    })).toEqual([])
    expect(mistakes({})).toEqual([])
  })

  it.each<[unknown, string]>([
    [{ tittle: 'Acme' }, 'There is no tittle: did you mean title?'],
    [{ logo: { light: '/a.svg', darc: '/b.svg' } }, 'There is no logo.darc: did you mean dark?'],
    [{ logo: { dark: '/b.svg' } }, 'logo has no light.'],
    [{ logo: 7 }, 'logo is the path of a picture or an object with light, dark, alt, href, not 7.'],
    [{ base: '' }, 'base is a path such as "/docs/", not an empty text.'],
    [{ apis: ['shop.yaml'] }, 'apis is an object that gives each API a file, not a list.'],
    [{ apis: { shop: { file: 'shop.yaml', files: 'x' } } }, 'There is no apis.shop.files: did you mean file?'],
    [{ url: 'https://docs.example.com/docs' }, 'url is an address such as "https://docs.example.com", not "https://docs.example.com/docs".'],
    [{ url: 'javascript:alert(1)' }, 'url is an address such as "https://docs.example.com", not "javascript:alert(1)".'],
    [{ accent: 'gold' }, 'accent is a colour such as "#5143c4", not "gold".'],
    [{ nav: [{ text: 'Guide' }] }, 'nav.0 has no link.'],
    [{ samples: { languages: ['curl', 'pyhton'] } }, 'samples.languages.1 cannot be "pyhton": did you mean python?'],
    [{ samples: { default: 'cobol' } }, 'samples.default is one of node, php, curl, python, ruby, go, java, csharp, kotlin, rust, swift, not "cobol".'],
    [{ samples: { langauges: ['curl'] } }, 'There is no samples.langauges: did you mean languages?'],
    [{ samples: { languages: 'curl' } }, 'samples.languages is a list of languages, not "curl".'],
    [{ rules: { 'dead-link': 'fatal' } }, 'rules.dead-link is one of error, warning, off, not "fatal".'],
    [{ rules: { 'dead-lnk': 'off' } }, 'There is no rules.dead-lnk: did you mean dead-link?'],
    [{ cards: 'yes' }, 'cards is true or false or an object with fonts, not "yes".'],
    [{ cards: { fonts: 'a.ttf' } }, 'cards.fonts is a list of fonts, not "a.ttf".'],
    [{ explorer: 'no' }, 'explorer is true or false, not "no".'],
    [{ apis: { shop: { file: 'shop.yaml', verson: '2' } } }, 'There is no apis.shop.verson: did you mean version?'],
    [{ redirects: { '/old': 'https://evil.example' } }, 'redirects./old is the path of a page such as "/guide/start", not "https://evil.example".'],
    [{ csp: { images: ['https://a.example; script-src *'] } }, 'csp.images.0 is a host such as "https://img.example.com", not "https://a.example; script-src *".'],
    [{ csp: { image: [] } }, 'There is no csp.image: did you mean images?'],
    [{ analytics: { script: 'stats.js' } }, 'analytics.script is an address such as "https://stats.example.com/script.js", not "stats.js".'],
    [{ keys: { endpoint: '/keys' } }, 'keys has no signIn.'],
    [{ console: 'off' }, 'console is true or false, not "off".'],
    [{ lang: 'de_DE' }, 'lang is the tag of a language such as "en" or "pt-BR", not "de_DE".'],
    [{ messages: { 'layout.skipp': 'x' } }, 'There is no messages.layout.skipp: did you mean layout.skip?'],
    [{ messages: { 'layout.skip': { other: 'x' } } }, 'messages.layout.skip is a text, not an object.'],
    [{ messages: { 'layout.operations': '{number} calls' } }, 'messages.layout.operations has no value for {number}: its places are {count}.'],
    [{ messages: { 'layout.skip': 'To {it}' } }, 'messages.layout.skip has no value for {it}: it has no places for values.'],
    [{ locales: { de: { lang: 'de' } } }, 'locales.de has no label.'],
    [{ locales: { de: { label: 'Deutsch', messages: { 'layout.nxt': 'x' } } } }, 'There is no locales.de.messages.layout.nxt: did you mean layout.next?'],
    [null, 'The configuration is an object, not null.'],
  ])('says of %j what is wrong, and what would be right', (values, sentence) => {
    expect(mistakes(values)).toContain(sentence)
  })

  it('lists all keys where none is close', () => {
    expect(mistakes({ zzz: 1 })[0]).toMatch(/^There is no zzz: a configuration takes title, description, lang, /)
  })
})

describe('readConfig', () => {
  it.each([
    ['specimen.config.mjs', 'export default {\n  title: \'Acme\',\n}\n'],
    ['specimen.config.js', 'export default {\n  title: \'Acme\',\n}\n'],
    ['specimen.config.json', '{\n  "title": "Acme"\n}\n'],
  ])('reads %s', async (name, text) => {
    writeFileSync(join(folder, name), text)
    expect(await readConfig(folder)).toEqual({ title: 'Acme' })
  })

  it('is empty without a file', async () => {
    expect(await readConfig(folder)).toEqual({})
  })

  it('tells each mistake with its line', async () => {
    writeFileSync(join(folder, 'specimen.config.js'), `// logo: none yet
export default {
  title: 'Acme',
  logo: {
    light: '/logo.svg',
    darc: '/dark.svg',
  },
  basis: '/docs/',
}
`)
    await expect(readConfig(folder)).rejects.toThrow(
      'specimen.config.js:6 There is no logo.darc: did you mean dark?\nspecimen.config.js:8 There is no basis:',
    )
  })

  it('says of a file that is no program where it is', async () => {
    writeFileSync(join(folder, 'specimen.config.json'), '{ title: "Acme" }')
    await expect(readConfig(folder)).rejects.toThrow(/^specimen\.config\.json: /)
  })
})

describe('resolveConfig', () => {
  it.each([
    [{}, { sandbox: true, console: true }],
    [{ sandbox: false }, { sandbox: false, console: true }],
    [{ console: false }, { sandbox: true, console: false }],
  ])('leaves out the console where that is said alone: %j', (values, want) =>
    expect(resolveConfig('/site', values)).toMatchObject(want))

  it('draws cards where the site has an address, unless told', () => {
    const url = 'https://acme.test'
    expect(resolveConfig('/site', {}).cards).toBeUndefined()
    expect(resolveConfig('/site', { url }).cards).toEqual({ fonts: [] })
    expect(resolveConfig('/site', { url, cards: false }).cards).toBeUndefined()
    expect(() => resolveConfig('/site', { cards: true })).toThrow(/^Cards need the address of the site.*: url is missing\.$/)
    expect(() => resolveConfig('/site', { url, cards: { fonts: ['a.ttf'] } })).toThrow('cards.fonts names a file that is not there: /site/a.ttf.')
  })

  it.each([
    ['/docs/', '/docs/'],
    ['docs', '/docs/'],
    ['/', '/'],
    [undefined, '/'],
  ])('takes %j for the folder %s of a host', (base, expected) => {
    expect(resolveConfig('/site', { ...(base !== undefined && { base }) }).base).toBe(expected)
  })

  it('counts paths from the folder of the configuration', () => {
    const { docs, out, apis } = resolveConfig('/site', { docs: 'pages', out: 'public', apis: { shop: 'specs/shop.yaml' } })
    expect({ docs, out, apis }).toEqual({
      docs: '/site/pages',
      out: '/site/public',
      apis: { shop: { file: '/site/specs/shop.yaml' } },
    })
  })

  it('shows the usual languages unless told, in the order that is told, and first the one that is told', () => {
    expect(resolveConfig('/site', {}).samples).toEqual({
      languages: ['node', 'php', 'curl', 'python', 'ruby', 'go'],
      default: 'node',
    })
    expect(resolveConfig('/site', { samples: { languages: ['java', 'curl', 'java'] } }).samples).toEqual({
      languages: ['java', 'curl'],
      default: 'java',
    })
    expect(resolveConfig('/site', { samples: { default: 'curl' } }).samples.default).toBe('curl')
    expect(() => resolveConfig('/site', { samples: { languages: ['go'], default: 'curl' } })).toThrow(
      'samples.default is curl, which is not among samples.languages: go.',
    )
  })
})
