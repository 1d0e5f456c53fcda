import type { ThemeRegistration } from 'shiki/core'

/** The five classes of `code.css`: string, keyword, number, function or name, comment. */
export type TokenClass = 's' | 'k' | 'n' | 'f' | 'c'

/** Shiki gives tokens colours; ours only stand for a class, so that no style attribute is ever written. */
const colours: Record<TokenClass, string> = {
  s: '#000001',
  k: '#000002',
  n: '#000003',
  f: '#000004',
  c: '#000005',
}

const scopes: Record<TokenClass, string[]> = {
  s: ['string', 'markup.inline.raw', 'constant.character', 'punctuation.definition.string'],
  k: ['keyword', 'storage', 'constant.other.option', 'entity.name.tag', 'markup.heading', 'variable.language'],
  n: ['constant.numeric', 'constant.language', 'constant.other', 'support.constant'],
  f: [
    'entity.name.function',
    'entity.name.command',
    'support.function',
    'support.type.property-name',
    'meta.object-literal.key',
    'entity.other.attribute-name',
    'entity.name.type',
    'entity.name.class',
    'support.class',
  ],
  c: ['comment', 'punctuation.definition.comment'],
}

const operators = ['keyword.operator', 'storage.type.function.arrow']

export const theme: ThemeRegistration = {
  name: 'classes',
  type: 'dark',
  colors: { 'editor.foreground': '#000000', 'editor.background': '#ffffff' },
  tokenColors: [
    ...(Object.keys(scopes) as TokenClass[]).map(name => ({
      scope: scopes[name],
      settings: { foreground: colours[name] },
    })),
    { scope: operators, settings: { foreground: '#000000' } },
    {
      scope: ['punctuation.support.type.property-name', 'support.type.property-name'],
      settings: { foreground: colours.f },
    },
  ],
}

const classes = new Map(Object.entries(colours).map(([name, colour]) => [colour, name as TokenClass]))

export function tokenClass(colour: string | undefined): TokenClass | undefined {
  return classes.get(colour?.toLowerCase() ?? '')
}
