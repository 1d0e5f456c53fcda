import type { MarkdownOptions, MarkdownRenderer } from 'vitepress'
import type { DiagramOptions } from './diagrams.ts'
import type { HeadingLabel } from './heading-link.ts'
import type { PlacedOptions } from './placed.ts'
import { dirname } from 'node:path'
import { useAlignment } from './alignment.ts'
import { useCodeGroups } from './code-group.ts'
import { useComponentBlocks } from './component-block.ts'

import { useContainers } from './containers.ts'
import { useDiagrams } from './diagrams.ts'
import { useFenceTitles } from './fence-title.ts'
import { useHeadingIds } from './heading-id.ts'
import { useHeadingLinks } from './heading-link.ts'
import { useIncludes } from './include.ts'
import { usePlacedComponents } from './placed.ts'
import { slugify } from '../../openapi/model/prose/heading-slug.ts'

/** Where the pages are, and from where their includes are counted. */
export interface ExtendMarkdownOptions {
  /** The folder of the pages: nothing outside it can be included. */
  docsRoot: string
  /** What the paths of a page's includes are relative to; by default the folder that holds `docsRoot`. */
  root?: string
  /** Takes which components of ours a page places. */
  place?: PlacedOptions['place']
  /** How diagrams are drawn; their fences are code without it. */
  diagrams?: DiagramOptions
  /** What the links of headings are called; what VitePress calls them unless told. */
  headingLabel?: HeadingLabel
}

/** Teaches VitePress's renderer the syntax of VuePress 1: columns, cards, code groups and includes. */
export function extendMarkdown(
  md: MarkdownRenderer,
  { docsRoot, root = dirname(docsRoot), place, diagrams, headingLabel }: ExtendMarkdownOptions,
): void {
  useIncludes(md, { docsRoot, root })
  useComponentBlocks(md)
  useContainers(md)
  useCodeGroups(md)
  useFenceTitles(md)
  useHeadingIds(md)
  useAlignment(md)
  if (diagrams !== undefined)
    useDiagrams(md, diagrams)
  if (headingLabel !== undefined)
    useHeadingLinks(md, headingLabel)
  if (place !== undefined)
    usePlacedComponents(md, { root, place })
}

/**
 * The options of VitePress's renderer under which a VuePress page keeps its anchors and its text: ids made by the same rule
 * and counted from 2, and braces at the end of a line (`GET /users/{userId}`) left alone.
 */
export const markdownOptions = {
  anchor: { slugify, uniqueSlugStartIndex: 2 },
  attrs: false,
} satisfies MarkdownOptions
