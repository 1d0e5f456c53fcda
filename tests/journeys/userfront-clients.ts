import { createRequire } from 'node:module'

/** What this journey uses of `@userfront/core`; both versions have it. */
export interface Core {
  init: (tenantId: string, options: { baseUrl: string }) => void
  signup: (options: Record<string, unknown>) => Promise<Record<string, unknown>>
  login: (options: Record<string, unknown>) => Promise<Record<string, unknown>>
  logout: (options?: Record<string, unknown>) => Promise<void>
  setMode: () => Promise<Record<string, unknown>>
  sendLoginLink: (email: string) => Promise<Sent>
  sendResetLink: (email: string) => Promise<Sent>
  sendVerificationCode: (options: Record<string, unknown>) => Promise<Sent>
  resetPassword: (options: Record<string, unknown>) => Promise<Record<string, unknown>>
  getSession: () => Promise<{ isLoggedIn: boolean }>
  tokens: { accessToken?: string, refreshToken?: string, refresh: () => Promise<void> }
  user: {
    userId?: number
    email?: string
    name?: string
    update: (change: object) => Promise<unknown>
    updatePassword: (options: object) => Promise<unknown>
    getTotp: () => Promise<{ totpSecret: string, backupCodes: string[] }>
    hasRole: (name: string) => boolean
  }
}

export interface Sent {
  message: string
  result: { link?: string, verificationCode?: string }
}

const require = createRequire(import.meta.url)

export const cores = [
  { name: '@userfront/core 0.6.7', load: () => openCore('userfront-core-0.6') },
  { name: '@userfront/core 1.1.2', load: () => openCore('userfront-core') },
]

/** The Node SDK, which `@userfront/next` brings along for its server. */
export interface ServerClient {
  getUser: (uuid: string) => Promise<Record<string, unknown>>
  getTenant: (id?: string) => Promise<Record<string, unknown>>
}

export async function createServerClient(baseUrl: string, apiKey: string): Promise<ServerClient> {
  const { UserfrontClient } = (await import('@userfront/next/server')) as unknown as {
    UserfrontClient: new (options: object) => ServerClient
  }
  return new UserfrontClient({
    baseUrl,
    apiKey,
    tenantId: 'demo1234',
    mode: 'test',
    debug: false,
  })
}

/**
 * What a page gives the client: an address and cookies. The client is written for browsers; it keeps its tokens in cookies
 * and takes the mode from the address.
 */
export function openPage(address: string): void {
  const jar = new Map<string, string>()
  const { hostname, href, origin, pathname, protocol } = new URL(address)
  const location = {
    hostname,
    href,
    origin,
    pathname,
    protocol,
    assign: () => {},
  }
  const document = {
    location,
    get cookie() {
      return [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    },
    set cookie(line: string) {
      const [pair = '', ...attributes] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      const expires = attributes
        .map(attribute => attribute.trim())
        .find(attribute => attribute.startsWith('expires='))
        ?.slice(8)
      if (expires !== undefined && Date.parse(expires) < Date.now())
        jar.delete(name)
      else
        jar.set(name, pair.slice(name.length + 1))
    },
    createElement: () => ({ ...location, hash: '', search: '' }),
  }
  const localStorage = { getItem: () => null, setItem: () => {}, removeItem: () => {} }
  Object.assign(globalThis, {
    window: {
      location,
      document,
      localStorage,
      atob,
    },
    document,
  })
}

export function closePage(): void {
  Reflect.deleteProperty(globalThis, 'window')
  Reflect.deleteProperty(globalThis, 'document')
}

function openCore(name: string): Core {
  const module = require(name) as Core & { default?: Core }
  return module.default ?? module
}
