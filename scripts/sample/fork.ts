import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** How a program ended, and what it printed. */
export interface Ending {
  exitCode: number
  output: string
}

/** A process that has loaded what samples import, and runs each in a copy of itself. */
export interface Forker {
  run: (file: string, env: Record<string, string>) => Promise<Ending>
  isBusy: () => boolean
  close: () => void
}

/** Loading its libraries takes Python longer than anything a sample does, so that they are loaded once. */
export const forkers: Record<string, string[]> = {
  python: ['-c', `
import json, os, runpy, signal, sys, tempfile, traceback
for library in ('httpx', 'requests'):
    try:
        __import__(library)
    except ImportError:
        pass

def run(file):
    try:
        runpy.run_path(file, run_name='__main__')
        return 0
    except SystemExit as exit:
        if exit.code is None or isinstance(exit.code, int):
            return exit.code or 0
        print(exit.code, file=sys.stderr)
        return 1
    except BaseException:
        traceback.print_exc()
        return 1

for line in sys.stdin:
    order = json.loads(line)
    with tempfile.TemporaryFile() as output:
        child = os.fork()
        if child == 0:
            signal.alarm(order['seconds'])
            os.environ.update(order['env'])
            nothing = os.open(os.devnull, os.O_RDONLY)
            os.dup2(nothing, 0)
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
            code = run(order['file'])
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code & 255)
        status = os.waitpid(child, 0)[1]
        output.seek(0)
        text = output.read().decode('utf-8', 'replace')
        code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 1
        print(json.dumps({'exitCode': code, 'output': text}), flush=True)
`],
}

/** Starts one; it runs what it is given one after the other. */
export function startForker(
  command: string,
  args: string[],
  { cwd, seconds }: { cwd: string, seconds: number },
): Forker {
  const child = spawn(command, args, { cwd, stdio: ['pipe', 'pipe', 'inherit'] })
  const waiting: ((ending: Ending) => void)[] = []
  const broken = { exitCode: 1, output: `${command} ended.` }
  createInterface({ input: child.stdout }).on('line', line => waiting.shift()?.(JSON.parse(line) as Ending))
  const giveUp = (): void => waiting.splice(0).forEach(resolve => resolve(broken))
  child.on('error', giveUp).on('close', giveUp)
  child.stdin.on('error', giveUp)
  return {
    run: (file, env) => new Promise((resolve) => {
      if (child.exitCode !== null)
        return resolve(broken)
      waiting.push(resolve)
      child.stdin.write(`${JSON.stringify({ file, env, seconds })}\n`)
    }),
    isBusy: () => waiting.length > 0,
    close: () => child.kill(),
  }
}
