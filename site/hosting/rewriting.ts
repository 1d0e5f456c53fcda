import type { HostAnswer, HostedSite, HostFile } from './hosted.ts'
import { escapePattern } from '../../openapi/document/text/escape-pattern.ts'
import { explorerPaths, hashedFolder, immutable, steadyHeaders } from './headers.ts'

/** The longest line that Cloudflare reads of `_headers`, and how many redirects it and Vercel take; pages stand for the others. */
const longestLine = 2000
const mostRedirects = 2000

/**
 * Netlify joins the values that several rules give one header, and two policies would both hold. So one header holds for
 * all pages, as wide as the explorer needs it, and every other page narrows it by a policy of its own.
 *
 * @see https://docs.netlify.com/manage/routing/headers/
 */
export function forNetlify(site: HostedSite): HostAnswer {
  const hasExplorer = site.explorers.length > 0
  const policy = hasExplorer ? site.policies.explorer : site.policies.site
  return {
    files: [
      headersFile([
        [`${site.base}*`, [['Content-Security-Policy', policy], ...steadyHeaders]],
        [`${site.base}${hashedFolder}*`, [['Cache-Control', immutable]]],
      ]),
      redirectsFile(site, site.redirects, '301!'),
    ],
    ...(hasExplorer && { meta: 'all but the explorer' }),
  }
}

/**
 * Cloudflare joins values too, but a rule may take a header away before it says its own.
 *
 * @see https://developers.cloudflare.com/pages/configuration/headers/
 */
export function forCloudflare(site: HostedSite): HostAnswer {
  const { policies, base } = site
  const isTooLong = Math.max(policies.site.length, policies.explorer.length) + 'Content-Security-Policy: '.length + 2 > longestLine
  const common = isTooLong ? 'frame-ancestors \'self\'' : policies.site
  return {
    files: [
      headersFile([
        [`${base}*`, [['Content-Security-Policy', common], ...steadyHeaders]],
        ...(isTooLong ? [] : explorerPaths(site).map(path => [path, [['! Content-Security-Policy'], ['Content-Security-Policy', policies.explorer]]] as Rule)),
        [`${base}${hashedFolder}*`, [['! Cache-Control'], ['Cache-Control', immutable]]],
      ]),
      redirectsFile(site, site.redirects.slice(0, mostRedirects - 1), '301'),
    ],
    ...(isTooLong && { meta: 'all' }),
  }
}

/**
 * What Vercel reads beside the pages. Patterns of its paths are those of path-to-regexp.
 *
 * @see https://openapi.vercel.sh/vercel.json
 */
export function forVercel(site: HostedSite): HostAnswer {
  const { base, policies, explorers } = site
  const names = explorers.map(name => escapeRoute(encodeURI(name))).join('|')
  const explorer = `(?:${names})/explorer(?:\\.html|/)?`
  const toList = (headers: [string, string][]) => headers.map(([key, value]) => ({ key, value }))
  const begin = escapeRoute(base)
  const json = {
    $schema: 'https://openapi.vercel.sh/vercel.json',
    cleanUrls: true,
    headers: [
      {
        source: explorers.length === 0 ? `${begin}(.*)` : `${begin}((?!${explorer}$).*)`,
        headers: toList([['Content-Security-Policy', policies.site], ...steadyHeaders]),
      },
      ...(explorers.length === 0
        ? []
        : [{
            source: `${begin}(${explorer})`,
            headers: toList([['Content-Security-Policy', policies.explorer], ...steadyHeaders]),
          }]),
      { source: `${begin}${hashedFolder}(.*)`, headers: toList([['Cache-Control', immutable]]) },
    ],
    redirects: site.redirects.slice(0, mostRedirects).map(({ from, to }) => ({
      source: escapeRoute(encodeURI(from)),
      destination: to.replace(/[:(]/g, encodeURIComponent),
      statusCode: 301,
    })),
    ...(base !== '/' && { rewrites: [{ source: `${begin}:path*`, destination: '/:path*' }] }),
  }
  return { files: [{ path: 'vercel.json', text: `${JSON.stringify(json, null, 2)}\n` }] }
}

/** GitHub Pages sends no headers of a site's own, and leaves out folders of certain names unless told. */
export function forGithubPages({ url }: HostedSite): HostAnswer {
  const domain = url === undefined ? undefined : new URL(url).hostname
  return {
    files: [
      { path: '.nojekyll', text: '' },
      ...(domain === undefined || domain.endsWith('.github.io') ? [] : [{ path: 'CNAME', text: `${domain}\n` }]),
    ],
    meta: 'all',
  }
}

type Rule = [path: string, headers: ([name: string, value: string] | [taken: string])[]]

function headersFile(rules: Rule[]): HostFile {
  const text = rules.map(([path, headers]) => `${path}\n${headers.map(header => `  ${header.join(': ')}\n`).join('')}`)
  return { path: '_headers', text: text.join('\n') }
}

/** The built folder is published as the whole of a host: with a base, what is asked for below that is found in it. */
function redirectsFile({ base }: HostedSite, redirects: HostedSite['redirects'], status: string): HostFile {
  const lines = redirects.map(({ from, to }) => `${encodeURI(from)} ${to} ${status}`)
  return {
    path: '_redirects',
    text: [...lines, ...(base === '/' ? [] : [`${base}* /:splat 200`])].map(line => `${line}\n`).join(''),
  }
}

/** A source of Vercel, in which `:` would begin a parameter. */
function escapeRoute(text: string): string {
  return escapePattern(text).replaceAll(':', '\\:')
}
