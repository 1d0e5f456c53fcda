/** What each command of `specimen` does, in the sentence its help begins with. */
export const purposes: Record<string, string> = {
  init: 'Writes the six small files that a site begins with, and keeps those that are there.',
  dev: 'Shows the site and its mock on one port, following every change of a document, a page and the configuration.',
  build: 'Writes the site as static files, with a sandbox that runs in the browser.',
  serve: 'Serves the built site and the mock from one process.',
  mock: 'Serves the mock alone, following every change of a document.',
  check: 'Says what is wrong in a document: file, line, pointer, and what would be right.',
  samples: 'Writes every code sample as a file, and runs them against the mock where asked to.',
  complete: 'Compares the built pages with the documents, and names what they do not show.',
  contract: 'Drives the mock with valid and with spoilt requests to every operation, and names each answer that is not as declared.',
  mcp: 'Hands the documentation and the sandbox to language models: search, pages, operations, samples, calls.',
}
