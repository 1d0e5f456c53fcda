import process from 'node:process'
import fc from 'fast-check'

/** The same cases on every run, so that a red run can be repeated; `SEED=…` tries others. */
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20_260_101) })
