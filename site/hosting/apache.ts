import type { HostAnswer, HostedSite } from './hosted.ts'
import { escapePattern } from '../../openapi/document/text/escape-pattern.ts'
import { acceptsMarkdown, hashedFolder, immutable, revalidated, steadyHeaders } from './headers.ts'

/**
 * What Apache reads in the folder itself, where `AllowOverride All` lets it.
 *
 * @see https://httpd.apache.org/docs/2.4/howto/htaccess.html
 */
export function forApache(site: HostedSite): HostAnswer {
  const { base, explorers, policies, redirects } = site
  const explorer = `^${escapeRule(base)}(${explorers.map(escapeRule).join('|')})/explorer(\\.html|/(index\\.html)?)?$`
  const hashed = `^${escapeRule(base + hashedFolder)}`
  const lines = [
    'Options -Indexes -MultiViews',
    'DirectorySlash Off',
    'DirectoryIndex index.html',
    `ErrorDocument 404 ${base}404.html`,
    'AddDefaultCharset utf-8',
    'AddType text/javascript .js',
    'AddType font/woff2 .woff2',
    'AddType text/markdown .md',
    'AddCharset utf-8 .md',
    'FileETag MTime Size',
    '',
    '<IfModule mod_rewrite.c>',
    '  RewriteEngine On',
    `  RewriteBase ${base}`,
    ...redirects.map(({ from, to }) =>
      `  RewriteRule ${quote(`^${escapeRule(from.slice(base.length))}$`)} ${quote(to.replace(/[%$]/g, '\\$&'))} [R=301,L,NE]`),
    // A page is answered with its Markdown where that is asked for.
    `  RewriteCond %{HTTP:Accept} ${quote(acceptsMarkdown)} [NC]`,
    '  RewriteCond %{REQUEST_FILENAME}.md -f',
    '  RewriteRule ^(.*[^/])$ $1.md [L]',
    `  RewriteCond %{HTTP:Accept} ${quote(acceptsMarkdown)} [NC]`,
    '  RewriteCond %{REQUEST_FILENAME}/index.md -f',
    '  RewriteRule ^(.*/)?$ $1index.md [L]',
    // A folder is found with or without its slash, a page without its ending.
    '  RewriteCond %{REQUEST_FILENAME} !-f',
    '  RewriteCond %{REQUEST_FILENAME}.html -f',
    '  RewriteRule ^(.*[^/])$ $1.html [L]',
    '  RewriteCond %{REQUEST_FILENAME} -d',
    '  RewriteCond %{REQUEST_FILENAME}/index.html -f',
    `  RewriteRule ^(.*[^/])$ ${base}$1/ [R=301,L]`,
    '</IfModule>',
    '',
    '<IfModule mod_headers.c>',
    ...[...steadyHeaders, ['Content-Security-Policy', policies.site] as const].map(([name, value]) => `  Header always set ${name} ${quote(value)}`),
    `  Header set Cache-Control ${quote(revalidated)}`,
    '  Header merge Vary Accept',
    ...(explorers.length === 0
      ? []
      : [
          `  <If ${quote(`%{THE_REQUEST} =~ m#^\\S+ ${explorer.slice(1, -1)}[? ]#`)}>`,
          `    Header always set Content-Security-Policy ${quote(policies.explorer)}`,
          '  </If>',
        ]),
    `  <If ${quote(`%{REQUEST_URI} =~ m#${hashed}#`)}>`,
    `    Header set Cache-Control ${quote(immutable)}`,
    '  </If>',
    '</IfModule>',
    '',
    '<IfModule mod_deflate.c>',
    '  AddOutputFilterByType DEFLATE text/html text/css text/plain text/markdown text/javascript application/javascript application/json application/xml image/svg+xml',
    '</IfModule>',
  ]
  return { files: [{ path: '.htaccess', text: `${lines.join('\n')}\n` }] }
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '\\"')}"`
}

/** A pattern of a rule, in which `#` would begin a comment. */
function escapeRule(text: string): string {
  return escapePattern(text).replaceAll('#', '\\#')
}
