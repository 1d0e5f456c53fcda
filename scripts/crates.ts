import { buildLibraries } from './sample/rust.ts'

/** `node scripts/crates.ts`, a step of `npm test`: compiles the crates that samples in Rust use, so that no test waits for them. */
const { rustc } = await buildLibraries()
console.log(`The crates are ready for ${rustc}.`)
