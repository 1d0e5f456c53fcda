import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The look of the editor; its colours are those of the page, which reach into it as variables. */
export const theme = [
  EditorView.theme({
    '&': {
      maxBlockSize: '24rem',
      color: 'var(--ref-sample-text)',
    },
    '&.cm-focused': { outline: '2px solid var(--vp-c-brand-1)', outlineOffset: '-1px' },
    '.cm-scroller': { font: '0.8125rem / 1.25rem var(--vp-font-family-mono)', minBlockSize: '5rem', overflow: 'auto' },
    '.cm-content': { caretColor: 'var(--ref-sample-text)' },
    '.cm-gutters': { border: '0', backgroundColor: 'transparent', color: 'var(--ref-sample-muted)' },
    '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
    // The browser's own caret and selection: a drawn caret that blinks keeps a page painting sixty times a second.
    '.cm-content ::selection': { backgroundColor: 'color-mix(in srgb, var(--ref-sample-text) 20%, transparent)' },
    '&.cm-focused .cm-matchingBracket': {
      backgroundColor: 'color-mix(in srgb, var(--ref-sample-text) 25%, transparent)',
    },
    '.cm-foldPlaceholder': { border: '0', backgroundColor: 'transparent', color: 'var(--ref-sample-name)' },
    '.cm-tooltip': {
      maxInlineSize: '24rem',
      border: '1px solid var(--vp-c-border)',
      borderRadius: 'var(--ref-radius-small)',
      backgroundColor: 'var(--vp-c-bg-elv)',
      color: 'var(--vp-c-text-1)',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--vp-font-family-mono)', fontSize: '0.8125rem' },
    '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--vp-c-brand-3)', color: 'var(--vp-c-white)' },
    '.cm-completionIcon': { display: 'none' },
    '.about': { padding: '0.375rem 0.625rem', font: '0.8125rem / 1.25rem var(--vp-font-family-base)' },
    '.about p': { margin: '0' },
    '.cm-diagnostic': { font: '0.8125rem / 1.25rem var(--vp-font-family-base)', borderInlineStartColor: 'var(--ref-status-client)' },
    '.cm-lintRange': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--ref-sample-client)',
      textUnderlineOffset: '0.1875rem',
    },
  }),
  syntaxHighlighting(HighlightStyle.define([
    { tag: tags.propertyName, color: 'var(--ref-sample-name)' },
    { tag: tags.string, color: 'var(--ref-sample-string)' },
    { tag: tags.number, color: 'var(--ref-sample-number)' },
    { tag: [tags.bool, tags.null], color: 'var(--ref-sample-keyword)' },
  ])),
]
