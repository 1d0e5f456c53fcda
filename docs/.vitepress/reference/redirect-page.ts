import { escapeHtml } from '../highlight/render.ts'

/** A page that says where another has gone, and leads there without a script. HTML, section 4.2.5.3. */
export function redirectPage(href: string): string {
  const target = escapeHtml(href)
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>This page has moved</title>
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="0; url=${target}">
<link rel="canonical" href="${target}">
</head>
<body>
<p>This page has moved to <a href="${target}">${target}</a>.</p>
</body>
</html>
`
}
