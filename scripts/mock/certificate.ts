import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { refuse } from '../command/refuse.ts'

/** A certificate and its key, in PEM. */
export interface Certificate {
  cert: string
  key: string
}

/** Reads a certificate that was given, or has OpenSSL make one for this run; it is kept in memory alone. */
export function readCertificate({ cert, key, host }: Partial<Certificate> & { host: string }): Certificate {
  if ((cert === undefined) !== (key === undefined))
    refuse('--cert and --key go together.')
  return cert === undefined || key === undefined
    ? makeCertificate(host)
    : { cert: read(cert), key: read(key) }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  }
  catch {
    return refuse(`There is no file ${file}.`)
  }
}

function makeCertificate(host: string): Certificate {
  const names = ['DNS:localhost', 'IP:127.0.0.1', 'IP:::1']
  if (/^[a-z][a-z\d.-]*$/i.test(host) && host !== 'localhost')
    names.push(`DNS:${host}`)
  const made = spawnSync('openssl', [
    ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=localhost'.split(' '),
    ...['-addext', `subjectAltName=${names.join(',')}`, '-keyout', '-', '-out', '-'],
  ], { encoding: 'utf8' })
  const block = (name: string): string | undefined =>
    new RegExp(`-----BEGIN ${name}-----[^-]+-----END ${name}-----\n`).exec(made.stdout ?? '')?.[0]
  const [cert, key] = [block('CERTIFICATE'), block('PRIVATE KEY')]
  return cert === undefined || key === undefined
    ? refuse('--https needs OpenSSL to make a certificate, or one of yours: --cert FILE --key FILE.')
    : { cert, key }
}
