import type { HostAnswer, HostedSite } from './hosted.ts'
import type { Host } from './hosts.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { forApache } from './apache.ts'
import { compressFiles } from './compress.ts'
import { isExplorer } from './headers.ts'
import { addMetaPolicy } from './meta-policy.ts'
import { forNginx } from './nginx.ts'
import { placeInFolders } from './folders.ts'
import { forCloudflare, forGithubPages, forNetlify, forVercel } from './rewriting.ts'
import { forS3 } from './s3.ts'

const answers: Record<Host, (site: HostedSite) => HostAnswer> = {
  'netlify': forNetlify,
  'cloudflare': forCloudflare,
  'vercel': forVercel,
  'github-pages': forGithubPages,
  'nginx': forNginx,
  'apache': forApache,
  's3': forS3,
}

/** Hosts that find `page.html` for `/page`; elsewhere a page is in a folder of its name as well. */
const finding: Host[] = ['netlify', 'cloudflare', 'vercel', 'github-pages', 'apache', 's3']

/** Writes what a host reads beside the pages of a built site, and what it needs into them. */
export async function prepareForHost(
  folder: string,
  site: HostedSite,
  { host, compress = false }: { host?: Host, compress?: boolean },
): Promise<void> {
  const { files, meta } = host === undefined ? { files: [] } : answers[host](site)
  if (meta !== undefined)
    await addMetaPolicy(folder, path => policyOf(path, site, meta))
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  if (compress)
    await compressFiles(folder)
  if (host === undefined || !finding.includes(host))
    await placeInFolders(folder)
}

/** What a page says itself; the explorer nothing where the header is its own policy. */
function policyOf(path: string, { policies }: HostedSite, meta: HostAnswer['meta']): string | undefined {
  if (!isExplorer(path))
    return policies.site
  return meta === 'all' ? policies.explorer : undefined
}
