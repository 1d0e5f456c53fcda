import type { HostAnswer, HostedSite } from './hosted.ts'
import { escapePattern } from '../../openapi/document/text/escape-pattern.ts'
import { acceptsMarkdown, hashedFolder, immutable, revalidated, steadyHeaders } from './headers.ts'

/** The kinds of files that are worth compressing; HTML always is. */
const compressed = [
  'text/css',
  'text/plain',
  'text/markdown',
  'text/javascript',
  'application/javascript',
  'application/json',
  'application/xml',
  'text/xml',
  'application/yaml',
  'image/svg+xml',
]

/** A page is HTML or Markdown, by what is accepted. RFC 9110, section 12.5.5. */
const varies = 'add_header Vary Accept always;'

/**
 * A part of a `server` block: the folder lies under the server's root, at the base of the site. Values of an `add_header`
 * are not handed down to a block that has one of its own, so that each says all of them.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_headers_module.html
 */
export function forNginx(site: HostedSite): HostAnswer {
  const { base, explorers, policies, redirects } = site
  const find = 'try_files $uri $uri.html $uri/index.html =404;'
  const explorer = `^${escapePattern(base)}(?:${explorers.map(escapePattern).join('|')})/explorer(?:\\.html|/(?:index\\.html)?)?$`
  const lines = [
    '# Include this file in the server block whose root holds the built folder',
    base === '/' ? '# itself, in place of its "location /":' : `# as ${base}:`,
    '#   include /path/to/the/folder/nginx.conf;',
    '',
    ...(base === '/'
      ? []
      : [...block(`location = ${quote(base.slice(0, -1))}`, ['absolute_redirect off;', `return 301 ${quote(base)};`]), '']),
    ...leadToTwins(base),
    '',
    ...block(`location ${quote(base)}`, [
      find,
      `error_page 404 ${quote(`${base}404.html`)};`,
      'charset utf-8;',
      'gzip on;',
      'gzip_static on;',
      'gzip_vary on;',
      'gzip_min_length 1000;',
      `gzip_types ${compressed.join(' ')};`,
      ...toLines(revalidated, policies.site),
      varies,
      ...block(`location ~ ${quote(`^${escapePattern(base)}.*\\.md$`)}`, [
        'try_files $uri =404;',
        'types {}',
        'default_type text/markdown;',
        'charset_types text/markdown;',
        ...toLines(revalidated, policies.site),
        varies,
      ]),
      ...(explorers.length === 0
        ? []
        : block(`location ~ ${quote(explorer)}`, [find, ...toLines(revalidated, policies.explorer)])),
      ...block(`location ${quote(base + hashedFolder)}`, [
        'try_files $uri =404;',
        ...toLines(immutable, policies.site).map(line => line.replace(/(Cache-Control .*) always;$/, '$1;')),
      ]),
      // What this file says is for the server alone.
      ...block(`location = ${quote(`${base}nginx.conf`)}`, ['return 404;']),
      ...redirects.flatMap(({ from, to }) =>
        block(`location = ${quote(from)}`, ['absolute_redirect off;', `return 301 ${quote(to.replaceAll('$', '%24'))};`])),
    ]),
  ]
  return { files: [{ path: 'nginx.conf', text: `${lines.join('\n')}\n` }] }
}

/**
 * Answers with the Markdown of a page where that is asked for and there. It stands outside the location: one in which an
 * `if` holds looks for no other file.
 */
function leadToTwins(base: string): string[] {
  const none = ['set $specimen_page "";', 'set $specimen_index "";']
  return [
    'set $specimen_name index.md;',
    ...none,
    ...block(`if ($http_accept ~* ${quote(acceptsMarkdown)})`, ['set $specimen_page "$uri.md";', 'set $specimen_index $uri$specimen_name;']),
    ...(base === '/' ? [] : block(`if ($uri !~ ${quote(`^${escapePattern(base)}`)})`, none)),
    ...block('if (-f "$document_root$specimen_page")', ['rewrite ^ $specimen_page last;']),
    ...block('if (-f "$document_root$specimen_index")', ['rewrite ^ $specimen_index last;']),
  ]
}

function toLines(caching: string, policy: string): string[] {
  return [...steadyHeaders, ['Content-Security-Policy', policy], ['Cache-Control', caching]]
    .map(([name = '', value = '']) => `add_header ${name} ${quote(value)} always;`)
}

function block(head: string, lines: string[]): string[] {
  return [`${head} {`, ...lines.map(line => `  ${line}`), '}']
}

/** A parameter in quotes, in which a backslash and a quote are written with a backslash. */
function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`
}
