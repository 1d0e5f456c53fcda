import type { Options } from 'rehype-sanitize'

/**
 * The elements that CommonMark and GFM can make, with the attributes they can give them, and `details`; no ids, classes or
 * styles. `input` is the mark of a task, `section` holds footnotes.
 */
export const allowList: Options = {
  strip: [],
  clobberPrefix: '',
  clobber: [],
  required: { input: { type: 'checkbox', disabled: true } },
  tagNames: [
    'a',
    'blockquote',
    'br',
    'code',
    'del',
    'details',
    'em',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'hr',
    'img',
    'input',
    'li',
    'ol',
    'p',
    'pre',
    'section',
    'strong',
    'summary',
    'sup',
    'table',
    'tbody',
    'td',
    'th',
    'thead',
    'tr',
    'ul',
  ],
  ancestors: {
    input: ['li'],
    summary: ['details'],
    tbody: ['table'],
    td: ['table'],
    th: ['table'],
    thead: ['table'],
    tr: ['table'],
  },
  attributes: {
    a: ['href', 'title'],
    code: [['className', /^language-[a-z]+$/]],
    img: ['src', 'alt', 'title'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    ol: ['start'],
    section: [['className', 'footnotes']],
    td: [['align', 'left', 'center', 'right']],
    th: [['align', 'left', 'center', 'right']],
  },
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
}

/** The languages of a code fence that may become a class, so that a spec cannot choose class names. */
export const codeLanguages = new Set([
  'bash',
  'c',
  'cpp',
  'csharp',
  'css',
  'curl',
  'diff',
  'go',
  'graphql',
  'html',
  'http',
  'java',
  'javascript',
  'js',
  'json',
  'kotlin',
  'php',
  'python',
  'ruby',
  'rust',
  'sh',
  'shell',
  'sql',
  'swift',
  'text',
  'ts',
  'typescript',
  'xml',
  'yaml',
  'yml',
])

/** Elements that only the renderer makes; raw HTML in a spec cannot. */
const ours = new Set(['input', 'section', 'sup'])

/** Raw HTML that is kept, and what it becomes: elements of Markdown, and older names for the same thing. */
export const keptTags: Readonly<Record<string, string>> = Object.assign(Object.create(null) as Record<string, string>, {
  ...Object.fromEntries((allowList.tagNames ?? []).filter(name => !ours.has(name)).map(name => [name, name])),
  s: 'del',
  strike: 'del',
  b: 'strong',
  i: 'em',
  tt: 'code',
  samp: 'code',
  kbd: 'code',
})
