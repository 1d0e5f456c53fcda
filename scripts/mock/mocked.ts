import type { ApiDocument } from '../../openapi/document/index.ts'
import type { MockOptions, MockServer } from '../../openapi/mock/index.ts'
import type { Api } from '../command/apis.ts'
import { formatFindings } from '../../openapi/read/format.ts'
import { readApart } from './read-apart.ts'
import { loadOverrides, overridesFiles } from '../../openapi/mock/host/overrides.ts'
import { createMockHandler } from '../../openapi/mock/index.ts'

/** A mock that can be made anew from its files; its sandboxes stay. */
export interface Mocked {
  name: string
  handler: MockServer
  /** What it was made of: whoever watches them calls `reload`. */
  files: string[]
  /** Reads the files again; where they are wrong, says what is wrong and changes nothing. Answers what to watch from then on. */
  reload: () => Promise<string[]>
}

/** Makes the mock of a spec, at `/<api>` and the path of the spec's first server. */
export async function openMock({ file, document, files }: Api, options: Partial<MockOptions>): Promise<Mocked> {
  const make = async (document: ApiDocument): Promise<MockServer> =>
    createMockHandler(document, {
      ...options,
      ...(await loadOverrides(file)),
      base: options.base ?? `/${document.name}`,
      warn: console.warn,
    })

  const mocked = {
    name: document.name,
    handler: await make(document),
    files: [...files, ...overridesFiles(file)],
  }

  async function reload(): Promise<string[]> {
    let read: string[] = []
    try {
      const { document, findings, files } = await readApart(file, mocked.name)
      read = files
      if (!document)
        throw new Error(formatFindings(findings))
      // Requests under way are finished by the mock that they came to.
      mocked.handler = await make(document)
      mocked.files = [...files, ...overridesFiles(file)]
      console.log(`The mock of "${mocked.name}" follows what has changed.`)
    }
    catch (error) {
      console.error(`${(error as Error).message}\nThe mock of "${mocked.name}" stays as it was.`)
    }
    return [...new Set([...mocked.files, ...read, ...overridesFiles(file)])]
  }

  return Object.assign(mocked, { reload })
}
