/** The hosts whose own files a build can write. */
export const hosts = ['netlify', 'cloudflare', 'vercel', 'github-pages', 'nginx', 'apache', 's3'] as const

/** What is written for hosts to read, and for nobody to ask for. */
export const hostFiles = ['_headers', '_redirects', 'vercel.json', 'nginx.conf', '.htaccess', 'upload.sh']

export type Host = (typeof hosts)[number]

export function isHost(text: string): text is Host {
  return (hosts as readonly string[]).includes(text)
}
