/** A file that a new site begins with. */
export interface NewFile {
  path: string
  text: string
}

/** A small document of an API, for who has none yet. */
export const exampleDocument = `openapi: 3.1.0
info:
  title: Greetings
  version: '1'
  description: Keeps what people say to one another.
servers:
  - url: https://api.example.com/v1
tags:
  - name: greetings
    description: Something kind, and to whom.
paths:
  /greetings:
    get:
      tags: [greetings]
      operationId: listGreetings
      summary: List greetings
      responses:
        '200':
          description: All greetings.
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/Greeting'
    post:
      tags: [greetings]
      operationId: sayGreeting
      summary: Say a greeting
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/Greeting'
      responses:
        '201':
          description: The greeting.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Greeting'
components:
  schemas:
    Greeting:
      type: object
      required: [to, text]
      properties:
        id:
          type: string
          readOnly: true
        to:
          type: string
          examples: [Ada]
        text:
          type: string
          examples: [Good morning]
`

/** The configuration, the first page and a guide of a site of one API. */
export function listSiteFiles(api: string, document: string, title: string): NewFile[] {
  return [
    {
      path: 'specimen.config.ts',
      text: `import { defineConfig } from 'specimen-docs'

export default defineConfig({
  title: ${quote(title)},
  nav: [{ text: 'Guide', link: '/guide/start' }],
  apis: { ${/^[a-z_$][\w$]*$/i.test(api) ? api : quote(api)}: ${quote(document)} },
})
`,
    },
    { path: 'docs/index.md', text: '---\nlayout: landing\n---\n\n<LandingPage />\n' },
    {
      path: 'docs/guide/start.md',
      text: `# Start

A first call, and where its answer is explained: [the reference](/${encodeURI(api)}/).

## What comes back

<StatusCodes api="${api.replaceAll('"', '&quot;')}" />
`,
    },
  ]
}

/** A `package.json` with the scripts and the package of a site, whatever else it holds already. */
export function manifestOf(known: Record<string, unknown>, version: string): string {
  const scripts = { 'docs': 'specimen dev', 'docs:build': 'specimen build', 'docs:check': 'specimen check' }
  const manifest = {
    ...(Object.keys(known).length === 0 ? { private: true, type: 'module' } : known),
    scripts: { ...scripts, ...(known.scripts as object | undefined) },
    devDependencies: { ...(known.devDependencies as object | undefined), 'specimen-docs': `^${version}` },
  }
  return `${JSON.stringify(manifest, null, 2)}\n`
}

function quote(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&').replace(/\n/g, ' ')}'`
}
