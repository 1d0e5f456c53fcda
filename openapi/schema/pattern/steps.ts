/** The steps that a search may still take; several texts may share them. */
export interface Steps { steps: number }
