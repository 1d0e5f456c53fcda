/** The deepest nesting that is read; a tree of schemas 200 levels deep takes about 600. */
export const maxDepth = 1000
