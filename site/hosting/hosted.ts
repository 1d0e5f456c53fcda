import type { Policies } from '../csp.ts'

/** What the files of a host are written from. */
export interface HostedSite {
  /** Begins and ends with a slash. */
  base: string
  /** Where the site is published, without a slash at its end. */
  url?: string
  policies: Policies
  /** Names of the APIs that have an explorer, whose policy is its own. */
  explorers: string[]
  /** Paths below `base` that readers are led on from, as they are written in files, and to. */
  redirects: { from: string, to: string }[]
}

/** A file that a host reads, in the folder that is built. */
export interface HostFile {
  path: string
  text: string
}

/** What is said of a site to one host. */
export interface HostAnswer {
  files: HostFile[]
  /** The policy that pages carry themselves, for what the host's headers cannot say; none where headers say all. */
  meta?: 'all' | 'all but the explorer'
}
