/**
 * Text of a document in which no two braces follow each other, but for a blank: a client of collections would take `{{apiKey}}`
 * for a variable and put the reader's key there.
 */
export function keepApart(text: string): string {
  return text.replace(/\{(?=\{)/g, '{ ')
}
