import type { ApiDocument } from '../document/document.ts'

/** How much one page may show. Past `soft`, components become links to their own pages; past `hard`, nothing more is shown. */
export interface Budget {
  soft: number
  hard: number
  depth: number
  nesting: number
}

/** About ten elements a node, so that a page stays under 5,000. */
export const pageBudget: Budget = {
  soft: 260,
  hard: 420,
  depth: 40,
  nesting: 4,
}

/** In a large API the same few components would stand in full on hundreds of pages: they are shown on their own. */
const largeBudgets: Record<'operation' | 'schema', Budget> = {
  operation: {
    ...pageBudget,
    soft: 40,
    hard: 300,
    nesting: 3,
  },
  schema: { ...pageBudget, soft: 60, hard: 360 },
}

const large = 250

/** How much the page of an operation or of a schema may show. */
export function budgetOf({ root }: ApiDocument, page: 'operation' | 'schema'): Budget {
  return Object.keys(root.components?.schemas ?? {}).length > large ? largeBudgets[page] : pageBudget
}
