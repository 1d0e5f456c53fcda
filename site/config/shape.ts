/** What a value of the configuration may be, in the words that a mistake is told in. */
export type Shape =
  | { kind: 'text' | 'colour' | 'url' | 'boolean' | 'anything', says: string }
  | { kind: 'list', says: string, of: Shape }
  | { kind: 'record', says: string, of: Shape }
  | { kind: 'object', says: string, has: Record<string, Shape>, needs?: string[] }
  | { kind: 'either', says: string, of: Shape[] }

function text(says = 'a text'): Shape {
  return { kind: 'text', says }
}

function object(has: Record<string, Shape>, needs: string[] = []): Shape {
  return { kind: 'object', says: `an object with ${Object.keys(has).join(', ')}`, has, needs }
}

function either(...of: Shape[]): Shape {
  return { kind: 'either', says: of.map(({ says }) => says).join(' or '), of }
}

const links: Shape = { kind: 'list', says: 'a list of links', of: object({ text: text(), link: text() }, ['text', 'link']) }

/** Every key of `SpecimenConfig`; the type of this table holds the two together. */
export const shapes = {
  title: text(),
  description: text(),
  lang: text('the tag of a language such as "en" or "pt-BR"'),
  base: text('a path such as "/docs/"'),
  url: { kind: 'url', says: 'an address such as "https://docs.example.com"' },
  docs: text('a folder'),
  out: text('a folder'),
  logo: either(
    text('the path of a picture'),
    object({ light: text(), dark: text(), alt: text(), href: text() }, ['light']),
  ),
  favicon: text('the path of a picture'),
  accent: { kind: 'colour', says: 'a colour such as "#5143c4"' },
  fonts: object({ base: text('a list of fonts'), mono: text('a list of fonts') }),
  nav: links,
  footer: object({ text: text(), links }),
  theme: text('the path of a module'),
  apis: {
    kind: 'record',
    says: 'an object that gives each API a file',
    of: either(text('a file'), object({ file: text('a file') }, ['file'])),
  },
  explorer: { kind: 'boolean', says: 'true or false' },
  vitepress: { kind: 'anything', says: 'what VitePress takes' },
} satisfies Record<string, Shape>
