import { execFile } from 'node:child_process'
import { request } from 'node:http'
import { createRequire } from 'node:module'

/** What a request came to: the body, and whether the client took it for an error. */
export interface Outcome {
  failed: boolean
  body: Record<string, unknown>
}
type Fields = Record<string, string>
type Options = Record<string, string | boolean | number>

/** What an app does with UserStore, whichever client it uses. */
export interface UserStoreClient {
  create: (options: Options, fields: Fields) => Promise<Outcome>
  get: (id: string) => Promise<Outcome>
  list: (options: Options) => Promise<Outcome>
  update: (id: string, options: Options, fields: Fields) => Promise<Outcome>
  remove: (id: string) => Promise<Outcome>
  signIn: (signinId: string, password: string) => Promise<Outcome>
  signOut: (id: string) => Promise<Outcome>
  confirm: (id: string, password: string) => Promise<Outcome>
  verify: (code: string) => Promise<Outcome>
  forgotPassword: (email: string, options: Options) => Promise<Outcome>
  resetPassword: (code: string, password: string) => Promise<Outcome>
  token: (id: string) => Promise<Outcome>
}

type Callback = (error: Record<string, unknown> | null, body?: Record<string, unknown>) => void
type Method = (...parameters: unknown[]) => void
type Published = (key: string) => {
  users: Record<'create' | 'get' | 'list' | 'update' | 'delete', Method>
  auth: Record<'signIn' | 'signOut' | 'confirm' | 'verify' | 'forgotPassword' | 'resetPassword', Method>
  tokens: { get: Method }
}
interface Superagent { protocols: Record<string, { request: (options: Record<string, unknown>) => unknown }> }

/**
 * The client on npm, as it is but for the host: the HTTP library it uses can be told how to make requests of a protocol,
 * and what it would send to the API goes to the mock.
 */
export function createNpmClient(key: string, base: URL): UserStoreClient {
  const load = createRequire(import.meta.url)
  const superagent = createRequire(load.resolve('userstore'))('superagent') as Superagent
  superagent.protocols['https:'] = {
    request: options =>
      request({
        ...options,
        host: base.hostname,
        port: base.port,
        path: base.pathname.replace(/\/1$/, '') + String(options.path),
      }),
  }
  const { users, auth, tokens } = (load('userstore') as Published)(key)
  const call = (method: Method, ...parameters: unknown[]): Promise<Outcome> =>
    new Promise((resolve) => {
      const done: Callback = (error, body) => resolve({ failed: error !== null, body: error ?? body ?? {} })
      method(...parameters, done)
    })
  return {
    create: (options, fields) => call(users.create, options, fields),
    get: id => call(users.get, id, null),
    list: options => call(users.list, options),
    update: (id, options, fields) => call(users.update, id, options, fields),
    remove: id => call(users.delete, id),
    signIn: (signinId, password) => call(auth.signIn, signinId, password),
    signOut: id => call(auth.signOut, id),
    confirm: (id, password) => call(auth.confirm, id, password),
    verify: code => call(auth.verify, code),
    forgotPassword: (email, options) => call(auth.forgotPassword, email, options),
    resetPassword: (code, password) => call(auth.resetPassword, code, password),
    token: id => call(tokens.get, id),
  }
}

/** curl with Basic authentication and forms, the way the API's documentation shows it. */
export function createCurlClient(key: string, base: URL): UserStoreClient {
  const call = (method: string, path: string, options: Options = {}, fields?: Fields): Promise<Outcome> => {
    const query = new URLSearchParams(Object.entries(options).map(([name, value]) => [name, String(value)])).toString()
    const form = Object.entries(fields ?? {}).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`])
    const url = `${base.href}${path}${query && `?${query}`}`
    return run('curl', [
      '--silent',
      '--show-error',
      '--max-time',
      '10',
      '--noproxy',
      '*',
      '--write-out',
      '\n%{http_code}',
      '--request',
      method,
      '--user',
      `${key}:`,
      ...form,
      url,
    ])
  }
  return {
    create: (options, fields) => call('POST', '/users', options, fields),
    get: id => call('GET', `/users/${id}`),
    // The Grails client asks with a slash behind the path.
    list: options => call('GET', '/users/', options),
    update: (id, options, fields) => call('PUT', `/users/${id}`, options, fields),
    remove: id => call('DELETE', `/users/${id}`),
    signIn: (signinId, password) => call('POST', '/auth/signin', {}, { signin_id: signinId, password }),
    signOut: id => call('POST', '/auth/signout', {}, { id }),
    confirm: (id, password) => call('POST', '/auth/confirm', {}, { id, password }),
    verify: code => call('POST', '/auth/verify', {}, { code }),
    forgotPassword: (email, options) => call('POST', '/auth/forgot-password', options, { email }),
    resetPassword: (code, password) => call('POST', '/auth/reset-password', {}, { code, password }),
    token: id => call('GET', `/tokens/${id}`),
  }
}

function run(command: string, parameters: string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    execFile(command, parameters, (error, output) => {
      if (error)
        return reject(error)
      const end = output.lastIndexOf('\n')
      resolve({
        failed: Number(output.slice(end)) >= 400,
        body: JSON.parse(output.slice(0, end)) as Record<string, unknown>,
      })
    })
  })
}
