/** A sample to be compiled; its id is made of letters and digits. */
export interface Source {
  id: string
  code: string
}

/** A command that runs one sample, or all of them one after the other where none is told. */
export type Start = (id?: string) => { command: string, args: string[] }
