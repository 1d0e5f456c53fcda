import type { Diagnostic } from '@codemirror/lint'
import type { Schema } from '../../../openapi/model/types.ts'
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, syntaxTree } from '@codemirror/language'
import { linter, lintKeymap } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap, lineNumbers } from '@codemirror/view'
import { isJsonText } from '../../../openapi/document/json/value.ts'
import { parseJson, toPrettyText } from '../../../openapi/samples/json.ts'
import { completeFrom, hoverFrom } from './help.ts'
import { theme } from './theme.ts'

/** What is wrong with a piece of the text. */
export interface EditorProblem {
  from: number
  to: number
  message: string
}

export interface CodeEditorOptions {
  /** Styles go where the editor is: into a shadow tree they come as style sheets, which a strict policy allows. */
  root: ShadowRoot
  text: string
  label: string
  schema: () => Schema | undefined
  /** What the schema says against a text. */
  check: (text: string) => Promise<EditorProblem[]>
  onChange: (text: string) => void
  /** Words of the editor itself, by CodeMirror's own. */
  phrases: Record<string, string>
}

export interface CodeEditor {
  setText: (text: string) => void
  /** Hands over what was typed and not yet told. */
  flush: () => void
  format: () => void
  select: (from: number, to: number) => void
  focus: () => void
  destroy: () => void
}

/** A text is told when the reader rests, since a whole request is made of it; one beyond this length after a longer rest. */
const short = 30_000
const rests = { short: 300, long: 1_500 }

/** An editor of JSON that knows the schema of what is written. */
export function createCodeEditor(options: CodeEditorOptions): CodeEditor {
  let told = options.text
  let timer: ReturnType<typeof setTimeout> | undefined

  const view = new EditorView({
    root: options.root,
    parent: options.root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        history(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        EditorState.tabSize.of(2),
        EditorState.phrases.of(options.phrases),
        json(),
        autocompletion({ override: [completeFrom(options.schema)], icons: false }),
        hoverFrom(options.schema),
        linter(view => findProblems(view, options.check), { delay: 500 }),
        // Tab moves on, as everywhere on a page.
        keymap.of([
          { key: 'Shift-Alt-f', run: () => format() },
          { key: 'Mod-Enter', run: tell, stopPropagation: false },
          ...closeBracketsKeymap,
          ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
          ...historyKeymap,
          ...foldKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.domEventHandlers({ blur: () => flush() }),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged)
            return
          clearTimeout(timer)
          timer = setTimeout(flush, state.doc.length <= short ? rests.short : rests.long)
        }),
        // Its place in the order of Tab is said, since not all who judge a page count editable text as reached by keys.
        EditorView.contentAttributes.of({ 'aria-label': options.label, 'spellcheck': 'false', 'tabindex': '0' }),
        theme,
      ],
    }),
  })

  function flush(): void {
    clearTimeout(timer)
    timer = undefined
    const text = view.state.doc.toString()
    if (text === told)
      return
    told = text
    options.onChange(text)
  }

  /** What is sent is what is written; the key itself is left to the form around. */
  function tell(): boolean {
    flush()
    return false
  }

  function format(): boolean {
    const value = parseJson(view.state.doc.toString())
    if (value === undefined)
      return false
    const text = toPrettyText(value)
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
    return true
  }

  return {
    flush,
    format,
    setText(text) {
      if (text === told && timer === undefined)
        return
      told = text
      if (text !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
    },
    select(from, to) {
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true })
      view.focus()
    },
    focus: () => view.focus(),
    destroy() {
      flush()
      view.destroy()
    },
  }
}

async function findProblems(view: EditorView, check: CodeEditorOptions['check']): Promise<Diagnostic[]> {
  const text = view.state.doc.toString()
  if (text.trim() === '')
    return []
  if (!isJsonText(text))
    return [formProblem(view, text.length)]
  const problems = await check(text).catch(() => [])
  return problems.map(({ from, to, message }) => ({ from, to, message, severity: 'warning' }))
}

/** The first place where the text is no JSON; browsers do not all say which it is. */
function formProblem(view: EditorView, length: number): Diagnostic {
  let at: number | undefined
  syntaxTree(view.state).iterate({
    enter({ type, from }) {
      if (type.isError)
        at ??= from
    },
  })
  const to = Math.min(at ?? length, length)
  return { from: Math.max(0, to - 1), to, message: view.state.phrase('This is not JSON yet.'), severity: 'error' }
}
