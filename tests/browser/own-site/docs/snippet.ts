export const snippet = 'from a file'
