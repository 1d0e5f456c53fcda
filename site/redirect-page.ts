import { escapeHtml } from '../openapi/document/text/escape-html.ts'

/** Leads on, and takes along what an old address pointed to on its page, which a refresh forgets. */
export const redirectScript = 'const{href,hash}=document.links[0];location.replace(hash?href:href+location.hash)'

/** A page that says where another has gone, and leads there, without a script too. HTML, section 4.2.5.3. */
export function redirectPage(href: string): string {
  const target = escapeHtml(href)
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width">
<noscript><meta http-equiv="refresh" content="0; url=${target}"></noscript>
<link rel="canonical" href="${target}">
</head>
<body>
<p>This page has moved to <a href="${target}">${target}</a>.</p>
<script>${redirectScript}</script>
</body>
</html>
`
}
