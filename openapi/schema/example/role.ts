/** Where a value stands: its name, the name of what it belongs to, and which of several it is. */
export interface Role {
  name: string
  parent: string
  variant: number
  /** What it belongs to, as the spec writes that. */
  owner?: string
  /** What the spec says of it in words. */
  said?: string
}
