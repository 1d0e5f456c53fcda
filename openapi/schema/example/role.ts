/** Where a value stands: its name, the name of what it belongs to, and which of several it is. */
export interface Role {
  name: string
  parent: string
  variant: number
}
