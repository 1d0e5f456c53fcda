/** The steps that are left to whoever looks for matches; several texts may share them. */
export interface Steps { steps: number }
