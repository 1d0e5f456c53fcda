import { describe, expect, it } from 'vitest'
import { firstSentence } from '../../../openapi/model/prose/first-sentence.ts'
import { shorten, toPlainText } from '../../../openapi/model/prose/plain-text.ts'

describe('the first sentence', () => {
  it.each<[string, string, string]>([
    ['Creates nothing. It only reads.', 'Creates nothing', 'It only reads.'],
    ['Creates a user', 'Creates a user', ''],
    ['<p>Returns a list. Sorted by date.</p>', 'Returns a list', '<p>Sorted by date.</p>'],
    ['<p>Returns a list.</p>', 'Returns a list', ''],
    ['<p>Returns a list.</p>\n\n<p>Sorted.</p>', 'Returns a list', '<p>Sorted.</p>'],
    ['Retrieves a `Customer.name` of **one** [user](#/x.y). More.', 'Retrieves a Customer.name of one user', 'More.'],
    ['Takes hosts, e.g. example.com or i.e. A. Smith (see 1.2.3. or so). Then stops.', 'Takes hosts, e.g. example.com or i.e. A. Smith (see 1.2.3. or so)', 'Then stops.'],
    ['One line\nof two\n\nNext', 'One line of two', 'Next'],
    ['Lists:\n- one\n- two', 'Lists', '- one\n- two'],
    ['# Create a user\nText', 'Create a user', 'Text'],
    ['**Deprecated.** Use b.', 'Deprecated', 'Use b.'],
    ['Is it there? Yes!', 'Is it there?', 'Yes!'],
    ['获取用户。返回用户信息。', '获取用户。', '返回用户信息。'],
    ['a &lt; b &amp; c. Next', 'a < b & c', 'Next'],
    ['List<String> is made. Next', 'List is made', 'Next'],
  ])('of %j', (markdown, text, rest) => {
    expect(firstSentence(markdown)).toEqual({ text, rest })
  })

  it.each(['- a list. Of things.', '| a | b |\n|---|---|', '```\ncode. Here.\n```', '![logo](a.png)', '> Quoted. Text.', '1. One. Two.', '<table><tr><td>x.</td></tr></table>', ' ', ''])(
    'is not there in %j',
    markdown => expect(firstSentence(markdown)).toBeUndefined(),
  )
})

describe('a text that is shortened', () => {
  it.each<[string, string]>([
    ['Short enough', 'Short enough'],
    ['Creates a user with an address, which is checked when somebody looks', 'Creates a user with an address'],
    ['Creates a user (or an administrator) and everything they need for it', 'Creates a user'],
    ['Capture the payment of an existing, uncaptured, charge of an account', 'Capture the payment of an existing…'],
    ['When you create a new refund, which you do here, name a charge', 'When you create a new refund, which you…'],
    ['Creates usersandadministratorsandthelike forever and ever', 'Creates usersandadministratorsandthelike…'],
  ])('ends with a part or a word: %s', (text, want) => expect(shorten(text, 40)).toBe(want))
})

describe('the text of HTML', () => {
  it.each<[string, string]>([
    ['<p>a &#x3C; b &#38; <code>c</code>.</p>\n<p>d &lt;e&gt; &amp;lt;</p>', 'a < b & c. d <e> &lt;'],
    ['&unknown; &#x110000;', '&unknown; &#x110000;'],
  ])('has no marks: %s', (html, want) => expect(toPlainText(html)).toBe(want))
})
