export type LanguageId =
  'node' | 'php' | 'curl' | 'python' | 'ruby' | 'go' | 'java' | 'csharp' | 'kotlin' | 'rust' | 'swift'

/** A language of samples, as far as it is known without the code that writes them: what tabs, files and documents need. */
export interface LanguageFacts {
  id: LanguageId
  label: string
  /** Of the file a sample is saved in. */
  extension: string
  /** Shiki's name of the language. */
  highlight: string
  /** Other names that documents and fences have for it, in small letters. */
  aliases: string[]
  /** The clients that its samples are written for, the one shown first in front. */
  clients: ClientFacts[]
  /** Whether only sites have it whose owner asks for it. */
  isExtra?: boolean
}

export interface ClientFacts {
  /** The id of its language, for the first; `php-guzzle` for another. */
  id: string
  label: string
  /** The command that installs it, where the language does not bring it. */
  install?: string
}

/** In the order of their tabs where a site does not order them. A new language is a line here, and one in `load.ts` and `index.ts`. */
export const languageFacts: LanguageFacts[] = [
  {
    id: 'node',
    label: 'Node',
    extension: 'mjs',
    highlight: 'js',
    aliases: ['javascript', 'js', 'mjs', 'node.js', 'nodejs', 'ts', 'typescript'],
    clients: [{ id: 'node', label: 'fetch' }],
  },
  {
    id: 'php',
    label: 'PHP',
    extension: 'php',
    highlight: 'php',
    aliases: [],
    clients: [
      { id: 'php', label: 'cURL' },
      { id: 'php-guzzle', label: 'Guzzle', install: 'composer require guzzlehttp/guzzle' },
    ],
  },
  {
    id: 'curl',
    label: 'curl',
    extension: 'sh',
    highlight: 'bash',
    aliases: ['bash', 'sh', 'shell'],
    clients: [{ id: 'curl', label: 'curl' }],
  },
  {
    id: 'python',
    label: 'Python',
    extension: 'py',
    highlight: 'python',
    aliases: ['py', 'python3'],
    clients: [
      { id: 'python', label: 'requests' },
      { id: 'python-httpx', label: 'httpx', install: 'pip install httpx' },
    ],
  },
  {
    id: 'ruby',
    label: 'Ruby',
    extension: 'rb',
    highlight: 'ruby',
    aliases: ['rb'],
    clients: [{ id: 'ruby', label: 'net/http' }],
  },
  {
    id: 'go',
    label: 'Go',
    extension: 'go',
    highlight: 'go',
    aliases: ['golang'],
    clients: [{ id: 'go', label: 'net/http' }],
  },
  {
    id: 'java',
    label: 'Java',
    extension: 'java',
    highlight: 'java',
    aliases: [],
    clients: [{ id: 'java', label: 'java.net.http' }],
    isExtra: true,
  },
  {
    id: 'csharp',
    label: 'C#',
    extension: 'cs',
    highlight: 'csharp',
    aliases: ['c#', 'cs', '.net', 'dotnet'],
    clients: [{ id: 'csharp', label: 'HttpClient' }],
    isExtra: true,
  },
  {
    id: 'kotlin',
    label: 'Kotlin',
    extension: 'kt',
    highlight: 'kotlin',
    aliases: ['kt'],
    clients: [{ id: 'kotlin', label: 'java.net.http' }],
    isExtra: true,
  },
  {
    id: 'rust',
    label: 'Rust',
    extension: 'rs',
    highlight: 'rust',
    aliases: ['rs'],
    clients: [{ id: 'rust', label: 'reqwest', install: 'cargo add serde_json && cargo add reqwest --features blocking,form,json,multipart' }],
    isExtra: true,
  },
  {
    id: 'swift',
    label: 'Swift',
    extension: 'swift',
    highlight: 'swift',
    aliases: [],
    clients: [{ id: 'swift', label: 'URLSession' }],
    isExtra: true,
  },
]

/** The languages that every site has. */
export const usualLanguages: LanguageId[] = languageFacts.flatMap(({ id, isExtra }) => (isExtra ? [] : [id]))

/** `node` for `JavaScript`, `js` or `Node.js`; a name that nobody here knows is its own id. */
export function languageId(name: string): string {
  const small = name.trim().toLowerCase()
  return languageFacts.find(({ id, aliases }) => id === small || aliases.includes(small))?.id ?? small
}
