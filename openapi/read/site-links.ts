import type { Finding, Report } from '../document/document.ts'
import type { FoundLink, LinkOwner } from './check/text/links.ts'
import type { Collector, CollectorOptions } from './findings.ts'
import { createCollector, printable } from './findings.ts'

/** A link in a text to another place of the site: what is told where there is nothing, and the object whose page shows the text. */
export interface SiteLink {
  href: string
  owner: LinkOwner
  finding: Finding
}

/**
 * Finds the lines of links while their files are at hand: which of them are dead is known once all pages are written. Those that
 * a team has accepted, and all where the rule is off, are left out.
 */
export function placeLinks(
  links: readonly FoundLink[],
  judging: CollectorOptions,
  tell: (late: Collector, report: Report) => void,
): SiteLink[] {
  const late = createCollector(judging)
  // Findings come back in another order: each carries the number of its link.
  links.forEach(({ pointer }, index) => tell(late, { rule: 'dead-link', pointer, message: String(index) }))
  return late.finish().flatMap((finding) => {
    const link = links[Number(finding.message)]
    return link === undefined
      ? []
      : [{
          href: link.href,
          owner: link.owner,
          finding: { ...finding, message: `The link ${printable(link.href)} leads nowhere.` },
        }]
  })
}
