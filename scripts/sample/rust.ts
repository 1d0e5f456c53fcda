import type { Source, Start } from './source.ts'
import { execFile, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { cacheOf } from '../../site/cache.ts'

const execute = promisify(execFile)
const timeout = 600_000

/** The crates are compiled once, and kept where other caches are. */
let building: Promise<{ rustc: string, libraries: string[] }> | undefined

/** Where Debian's packages put the sources of crates: cargo asks nobody else for them. */
const debian = '/usr/share/cargo/registry'

interface Toolchain {
  /** Whose crates; what is compiled of others is kept apart. */
  name: string
  cargo: string
  rustc: string
  /** Features of `reqwest`; TLS is none of them, as a mock answers without it. */
  features: string[]
  /** Said to cargo where its crates come from Debian. */
  config: string
}

/** Debian's Rust where Debian's crates are; else the one on the path, which fetches the newest crates as a reader's does. */
export function rustToolchain(): Toolchain {
  const crates = existsSync(debian) ? readdirSync(debian) : []
  const reqwest = crates.find(name => name.startsWith('reqwest-'))
  const features = ['blocking', 'json', 'multipart']
  if (reqwest === undefined || !crates.some(name => name.startsWith('serde_json-')))
    return { name: 'crates.io', cargo: 'cargo', rustc: 'rustc', features: [...features, 'form'], config: '' }
  const [, minor = 0] = /^reqwest-0\.(\d+)/.exec(reqwest) ?? []
  return {
    name: reqwest,
    cargo: '/usr/bin/cargo',
    rustc: '/usr/bin/rustc',
    // Forms have been a feature since version 0.13.
    features: Number(minor) < 13 ? features : [...features, 'form'],
    config: `[source.crates-io]\nreplace-with = "debian"\n\n[source.debian]\ndirectory = "${debian}"\n\n[net]\noffline = true\n`,
  }
}

/** Whether cargo is there and finds the crates that samples use. */
export function canCompileRust(): boolean {
  const { cargo, rustc } = rustToolchain()
  return spawnSync(rustc, ['--version'], { stdio: 'ignore' }).status === 0
    && spawnSync(cargo, ['fetch', '--quiet'], { cwd: writeProject(), stdio: 'ignore', timeout: 60_000 }).status === 0
}

/** Each sample is a module of one program. */
export async function compileRust(sources: Source[], place: string): Promise<Start> {
  for (const { id, code } of sources)
    writeFileSync(join(place, `sample${id}.rs`), code.replace('fn main() ->', 'pub fn main() ->'))
  writeFileSync(join(place, 'main.rs'), driver(sources))
  // A reader would be warned of what is not used.
  const command = await link(place, ['-D', 'unused'])
  return id => ({ command, args: id === undefined ? [] : [id] })
}

/** One program as somebody wrote it; cargo runs no file without a package around it. */
export async function compileProgram(code: string, place: string): Promise<Start> {
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'main.rs'), code)
  const command = await link(place)
  return () => ({ command, args: [] })
}

/** Compiles `main.rs` of a folder and links it with the crates; returns the file that runs. */
async function link(place: string, lints: string[] = []): Promise<string> {
  const { rustc, libraries } = await (building ??= buildLibraries())
  const program = join(place, 'program')
  await execute(rustc, ['--edition', '2021', ...lints, ...libraries, '-o', program, 'main.rs'], { cwd: place, timeout, maxBuffer: 1 << 26 })
  return program
}

/** Compiles the crates; answers with what tells the compiler of a program where they are. */
export async function buildLibraries(): Promise<{ rustc: string, libraries: string[] }> {
  const { cargo, rustc } = rustToolchain()
  const cwd = writeProject()
  const env = { ...process.env, RUSTC: rustc, CARGO_TARGET_DIR: join(cwd, 'target') }
  const { stdout } = await execute(cargo, ['build', '--message-format', 'json'], { cwd, env, timeout, maxBuffer: 1 << 26 })
  const messages = stdout.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line) as Message)
  const libraries = ['reqwest', 'serde_json'].flatMap((name) => {
    const message = messages.find(({ reason, target }) => reason === 'compiler-artifact' && target?.name === name)
    const file = message?.filenames?.find(file => file.endsWith('.rlib'))
    if (file === undefined)
      throw new Error(`cargo does not say where ${name} is.`)
    return ['--extern', `${name}=${file}`, '-L', `dependency=${dirname(file)}`]
  })
  return { rustc, libraries }
}

/** What cargo says of something that it compiled. */
interface Message {
  reason: string
  target?: { name: string }
  filenames?: string[]
}

/** A package that needs the crates and is nothing else; returns its folder. */
function writeProject(): string {
  const { name, features, config } = rustToolchain()
  const folder = join(cacheOf(process.cwd()), 'rust', name)
  mkdirSync(join(folder, 'src'), { recursive: true })
  mkdirSync(join(folder, '.cargo'), { recursive: true })
  writeOnce(join(folder, '.cargo/config.toml'), config)
  writeOnce(join(folder, 'src/lib.rs'), '')
  writeOnce(join(folder, 'Cargo.toml'), `[package]
name = "libraries-of-samples"
version = "0.0.0"
edition = "2021"

[dependencies]
reqwest = { version = "*", default-features = false, features = ${JSON.stringify(features)} }
serde_json = "1"

[profile.dev]
debug = 0
incremental = false

[workspace]
`)
  return folder
}

/** Writes a file that other processes may read at the same time; one that is right stays, so that cargo sees no change. */
function writeOnce(file: string, text: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === text)
    return
  writeFileSync(`${file}.${process.pid}`, text)
  renameSync(`${file}.${process.pid}`, file)
}

/** Runs the sample that is named, and ends as it ends; else all, and says which failed. */
function driver(sources: Source[]): string {
  const modules = sources.map(({ id }) => `mod sample${id};\n`).join('')
  const entries = sources.map(({ id }) => `    ("${id}", sample${id}::main),\n`).join('')
  return `${modules}
type Sample = fn() -> Result<(), Box<dyn std::error::Error>>;

const SAMPLES: &[(&str, Sample)] = &[
${entries}];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let chosen = std::env::args().nth(1);
    for (id, sample) in SAMPLES {
        if chosen.as_deref() == Some(*id) {
            return sample();
        }
        if chosen.is_none() {
            match std::panic::catch_unwind(sample) {
                Ok(Ok(())) => {}
                Ok(Err(error)) => eprintln!("{id} {error:?}"),
                Err(_) => eprintln!("{id} panicked"),
            }
        }
    }
    Ok(())
}
`
}
