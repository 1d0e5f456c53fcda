import type { Source, Start } from './source.ts'
import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { compileKotlin } from './kotlin.ts'
import { compileRust } from './rust.ts'

const execute = promisify(execFile)
/** Long enough for the samples of the largest documents on a slow machine. */
const timeout = 600_000

/** Languages that compile before they run: linking one program takes longer than running it, so that all samples become one. */
export const compilers: Record<string, (sources: Source[], folder: string) => Promise<Start>> = {
  go: compileGo,
  java: compileJava,
  kotlin: (sources, folder) => compileKotlin(sources, emptyFolder(folder, 'kotlin')),
  rust: (sources, folder) => compileRust(sources, emptyFolder(folder, 'rust')),
}

/** Each sample is a function of one program. */
async function compileGo(sources: Source[], folder: string): Promise<Start> {
  const place = emptyFolder(folder, 'go')
  writeFileSync(join(place, 'go.mod'), 'module samples\n\ngo 1.19\n')
  for (const { id, code } of sources)
    writeFileSync(join(place, `sample${id}.go`), code.replace('func main() {', `func sample${id}() {`))
  const calls = sources.map(({ id }) => `\trun("${id}", sample${id})\n`).join('')
  writeFileSync(
    join(place, 'main.go'),
    `package main\n\nimport (\n\t"log"\n\t"os"\n)\n\nfunc run(id string, sample func()) {\n\tif len(os.Args) > 1 {\n\t\tif os.Args[1] == id {\n\t\t\tsample()\n\t\t}\n\t\treturn\n\t}\n\tdefer func() {\n\t\tif err := recover(); err != nil {\n\t\t\tlog.Println(id, err)\n\t\t}\n\t}()\n\tsample()\n}\n\nfunc main() {\n${calls}}\n`,
  )
  await execute('go', ['build', '-o', '../samples-in-go', '.'], { cwd: place, timeout, maxBuffer: 1 << 26 })
  return id => ({ command: './samples-in-go', args: id === undefined ? [] : [id] })
}

/** Each sample is a class of its own. */
async function compileJava(sources: Source[], folder: string): Promise<Start> {
  const place = emptyFolder(folder, 'java')
  for (const { id, code } of sources)
    writeFileSync(join(place, `Sample${id}.java`), code.replace('public class Main {', `public class Sample${id} {`))
  writeFileSync(join(place, 'All.java'), javaDriver(sources))
  writeFileSync(join(place, 'files'), ['All.java', ...sources.map(({ id }) => `Sample${id}.java`)].join('\n'))
  await execute('javac', ['-encoding', 'UTF-8', '-proc:none', '-d', 'classes', '@files'], { cwd: place, timeout, maxBuffer: 1 << 26 })
  // Small programs need no compiler at run time.
  const options = ['-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8', '-cp', 'java/classes']
  return id => ({ command: 'java', args: [...options, id === undefined ? 'All' : `Sample${id}`] })
}

function javaDriver(sources: Source[]): string {
  const names = sources.map(({ id }) => `            "Sample${id}",`).join('\n')
  return `public class All {
    public static void main(String[] args) throws Exception {
        String[] names = {
${names}
        };
        for (String name : names) {
            try {
                Class.forName(name).getMethod("main", String[].class).invoke(null, (Object) args);
            } catch (Throwable error) {
                System.err.println(name + " " + (error.getCause() == null ? error : error.getCause()));
            }
        }
        System.exit(0);
    }
}
`
}

function emptyFolder(folder: string, name: string): string {
  const place = join(folder, name)
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place, { recursive: true })
  return place
}
