/// <reference path="./specimen-explorer.d.ts" />
import type { ReferenceProps } from '@scalar/api-reference'
import type { ApiSummary } from '../../shared/page.ts'
import { loadExplorer } from 'specimen:explorer'
import { withSandboxKeys } from '../../shared/key/sample-keys.ts'
import { sanitise } from './sanitise.ts'

/** The options of the explorer: all come from this site, none from the page's address. */
export interface ExplorerOptions {
  host: HTMLElement
  api: ApiSummary
  /** The published spec, a path of this site. */
  spec: string
  /** The mock, absolute. Without one nothing is sent, and the servers of the document are listed. */
  server: string | undefined
  /** What the mock is called in the list of servers. */
  serverName: string
  dark: boolean
}

export interface Explorer {
  /** Texts or examples were left out, as the document is too large for the explorer. */
  isCut: boolean
  setDark: (dark: boolean) => void
  unmount: () => void
}

/** Shows a whole API in Scalar's reference: pointed at the mock, with the sample key, and with nothing that leaves this site. */
export async function mountExplorer({ host, api, spec, server, serverName, dark }: ExplorerOptions): Promise<Explorer> {
  const [response, { createApiReference, styles }] = await Promise.all([fetch(spec), loadExplorer()])
  if (!response.ok)
    throw new Error(`The spec could not be fetched: ${response.status}`)
  const { content, isCut } = sanitise(await response.text())
  addPolicy()
  const options = {
    content,
    ...(server !== undefined && { servers: [{ url: server, description: serverName }] }),
    authentication: authenticationOf(api),
    darkMode: dark,
    forceDarkModeState: dark ? 'dark' : 'light',
    hideDarkModeToggle: true,
    withDefaultFonts: false,
    telemetry: false,
    hideClientButton: true,
    hideTestRequestButton: server === undefined,
    showDeveloperTools: 'never',
    persistAuth: false,
    agent: { disabled: true },
    mcp: { disabled: true },
    documentDownloadType: 'none',
  } satisfies ReferenceProps['configuration']
  const removeStyles = addStyles(styles)
  const reference = createApiReference(host, options)
  return {
    isCut,
    setDark: on =>
      reference.updateConfiguration({
        ...options,
        darkMode: on,
        forceDarkModeState: on ? 'dark' : 'light',
      }),
    unmount: () => {
      reference.destroy()
      removeStyles()
    },
  }
}

/**
 * Adds a content security policy, also where the host of the site sends none, so that nothing is loaded from elsewhere: one added to a
 * page holds from then on. It says nothing that the policy of all other pages does not say too.
 *
 * @see https://html.spec.whatwg.org/multipage/semantics.html#attr-meta-http-equiv-content-security-policy
 */
function addPolicy(): void {
  const id = 'explorer-policy'
  if (document.getElementById(id) !== null)
    return
  const meta = document.createElement('meta')
  meta.id = id
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content =
    'img-src \'self\' data: blob:; media-src \'self\'; font-src \'self\' data:; frame-src \'none\'; object-src \'none\'; '
    + 'base-uri \'none\'; form-action \'none\''
  document.head.append(meta)
}

/**
 * Text, not an import: VitePress puts every stylesheet into the one that all pages load. It is taken away with the explorer.
 */
function addStyles(styles: string): () => void {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  return () => (document.adoptedStyleSheets = document.adoptedStyleSheets.filter(other => other !== sheet))
}

/** Every scheme is filled in with its sample key, or with the sandbox's where it has none. */
function authenticationOf({ securitySchemes }: ApiSummary) {
  const known = withSandboxKeys(securitySchemes).filter(({ sampleKey }) => sampleKey !== undefined)
  return {
    preferredSecurityScheme: known[0]?.name ?? null,
    securitySchemes: Object.fromEntries(
      known.map(({ name, type, scheme, sampleKey = '' }) => [
        name,
        type === 'http' && scheme === 'basic'
          ? { username: sampleKey, password: '' }
          : type === 'http'
            ? { token: sampleKey }
            : { value: sampleKey },
      ]),
    ),
  }
}
