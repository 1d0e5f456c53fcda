import type { Program } from './run.ts'
import { execFile } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)

/** Compiles all samples at once, each a class of its own; the file that is run names those it is told. */
export async function buildJava(programs: Program[], folder: string): Promise<void> {
  const source = join(folder, 'java')
  rmSync(source, { recursive: true, force: true })
  mkdirSync(source, { recursive: true })
  for (const { id, code } of programs)
    writeFileSync(join(source, `Sample${id}.java`), code.replace('public class Main {', `public class Sample${id} {`))
  writeFileSync(join(source, 'All.java'), driver(programs))
  writeFileSync(join(source, 'files'), ['All.java', ...programs.map(({ id }) => `Sample${id}.java`)].join('\n'))
  await execute('javac', ['-encoding', 'UTF-8', '-proc:none', '-d', 'classes', '@files'], {
    cwd: source,
    timeout: 170_000,
    maxBuffer: 1 << 26,
  })
}

/** The arguments of `java` for one program, or for all of them in one process. */
export function javaArguments(id?: string): string[] {
  // Small programs need no compiler at run time.
  const options = ['-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8', '-cp', 'java/classes']
  return [...options, id === undefined ? 'All' : `Sample${id}`]
}

function driver(programs: Program[]): string {
  const names = programs.map(({ id }) => `            "Sample${id}",`).join('\n')
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
