import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import type { Node } from 'web-tree-sitter'
import { Language, Parser } from 'web-tree-sitter'
import type { Suspect } from './parse.ts'

/** Reads programs from its input, and prints what is wrong with each. */
const require = createRequire(import.meta.url)
const grammars: Record<string, string> = { csharp: 'c_sharp', node: 'javascript', curl: 'bash' }
const parsers = new Map<string, Parser>()

await Parser.init()
const found: string[][] = []
for (const { language, code, mark } of JSON.parse(await text(process.stdin)) as Suspect[]) {
  const parser = parsers.get(language) ?? (await createParser(language))
  parsers.set(language, parser)
  const tree = parser.parse(language === 'csharp' ? withoutRawStrings(code) : code)
  found.push(tree ? [...findErrors(tree.rootNode), ...findEscaped(tree.rootNode, mark)] : ['It cannot be parsed.'])
  tree?.delete()
}
process.stdout.write(JSON.stringify(found))

/** The grammar is older than the raw strings of C# 11; verbatim ones hold the same text. */
function withoutRawStrings(code: string): string {
  return code.replace(/"""\n([\s\S]*?)\n *"""/g, (_, text: string) => `@"${text.replaceAll('"', '""')}"`)
}

async function createParser(language: string): Promise<Parser> {
  const file = require.resolve(`tree-sitter-wasms/out/tree-sitter-${grammars[language] ?? language}.wasm`)
  const parser = new Parser()
  parser.setLanguage(await Language.load(readFileSync(file)))
  return parser
}

function findErrors(node: Node): string[] {
  if (!node.hasError)
    return []
  if (node.isError || node.isMissing)
    return [`Line ${node.startPosition.row + 1} cannot be: ${node.text.slice(0, 80)}`]
  return node.children.flatMap(child => (child ? findErrors(child) : []))
}

/** Leaves that hold the mark and are in no string. */
function findEscaped(node: Node, mark: string | undefined): string[] {
  if (mark === undefined || /string|text_block|comment/.test(node.type) || !node.text.includes(mark))
    return []
  const inner = node.children.flatMap(child => (child ? findEscaped(child, mark) : []))
  return node.childCount === 0 ? [`Outside of a string: ${node.text.slice(0, 80)}`] : inner
}
