/** What a list, the sidebar or a link needs to know of an operation. */
export interface OperationLink {
  id: string
  slug: string
  /** Site path without the base, `/userfront/users/create-user`. */
  href: string
  /** Slug of the tag its page stands under. */
  tagSlug?: string
  title: string
  method: string
  path: string
  deprecated?: boolean
  /** It has a page, but no list or search leads to it. */
  unlisted?: boolean
  /** `webhook` operations are sent by the API; they have a page but cannot be tried. */
  kind: 'operation' | 'webhook' | 'callback'
}
