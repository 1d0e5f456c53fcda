import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { canCompileRust } from './sample/rust.ts'

/** A program that the tests run, how to see that it is there, and the Debian packages that bring it. */
interface Tool {
  name: string
  isUsable: () => boolean
  packages: string[]
  brew: string
}

/** Where PHP finds Guzzle on its own include path, as Debian installs it; samples ask for Composer's file. */
export const GUZZLE = 'GuzzleHttp/autoload.php'

const tools: Tool[] = [
  {
    name: 'curl',
    isUsable: () => succeeds('curl', '--version'),
    packages: ['curl'],
    brew: 'curl',
  },
  {
    name: 'PHP with its curl extension and Guzzle',
    isUsable: () => succeeds('php', '-r', `exit(function_exists("curl_init") && @include "${GUZZLE}" ? 0 : 1);`),
    packages: ['php-cli', 'php-curl', 'php-guzzlehttp-guzzle'],
    brew: 'php',
  },
  {
    name: 'Python 3 with requests and httpx',
    isUsable: () => pythonPath() !== undefined,
    packages: ['python3', 'python3-requests', 'python3-httpx'],
    brew: 'python && pip3 install requests httpx',
  },
  {
    name: 'Ruby',
    isUsable: () => succeeds('ruby', '--version'),
    packages: ['ruby'],
    brew: 'ruby',
  },
  {
    name: 'Go',
    isUsable: () => succeeds('go', 'version'),
    packages: ['golang-go'],
    brew: 'go',
  },
  {
    name: 'Java 17 with its compiler',
    isUsable: () => succeeds('javac', '--version'),
    packages: ['default-jdk-headless'],
    brew: 'openjdk',
  },
  {
    name: 'Rust, with cargo that finds reqwest and serde_json',
    isUsable: canCompileRust,
    packages: ['cargo', 'librust-reqwest-dev', 'librust-serde-json-dev'],
    brew: 'rust',
  },
  {
    name: 'OpenSSL',
    isUsable: () => succeeds('openssl', 'version'),
    packages: ['openssl'],
    brew: 'openssl',
  },
  {
    name: 'Redis',
    isUsable: () => succeeds('redis-server', '--version'),
    packages: ['redis-server'],
    brew: 'redis',
  },
  {
    name: 'nginx',
    isUsable: () => succeeds(nginxPath(), '-v'),
    packages: ['nginx-light'],
    brew: 'nginx',
  },
  {
    name: 'Chromium',
    isUsable: () => chromiumPath() !== undefined,
    packages: ['chromium'],
    brew: '--cask chromium',
  },
  {
    name: 'Firefox',
    isUsable: () => firefoxPath() !== undefined,
    packages: ['firefox-esr'],
    brew: '--cask firefox',
  },
]

/** Installs what the tests need where that is possible; else returns the sentence that says what to install. */
export function ensureTools(): string | undefined {
  const missing = tools.filter(tool => !tool.isUsable())
  if (missing.length === 0)
    return undefined
  const packages = missing.flatMap(tool => tool.packages)
  if (canInstall()) {
    console.log(`Installing ${packages.join(', ')}`)
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages])
  }
  const still = missing.filter(tool => !tool.isUsable())
  return still.length === 0
    ? undefined
    : `The tests need ${still.map(tool => tool.name).join(', ')}. On Debian or Ubuntu: sudo apt-get install ${still.flatMap(tool => tool.packages).join(' ')}. On macOS: brew install ${still.map(tool => tool.brew).join(' ')}.`
}

/** Debian keeps nginx where only root has its path. */
export function nginxPath(): string {
  return existsSync('/usr/sbin/nginx') ? '/usr/sbin/nginx' : 'nginx'
}

/** The browser the tests drive: `SPECIMEN_CHROMIUM`, else the first Chromium or Chrome on the path. */
export function chromiumPath(): string | undefined {
  if (process.env.SPECIMEN_CHROMIUM)
    return process.env.SPECIMEN_CHROMIUM
  return findBrowser(
    ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  )
}

/** The Firefox the tests drive: `SPECIMEN_FIREFOX`, else the first on the path. */
export function firefoxPath(): string | undefined {
  return process.env.SPECIMEN_FIREFOX
    ?? findBrowser(['firefox-esr', 'firefox'], '/Applications/Firefox.app/Contents/MacOS/firefox')
}

/** The first of some programs on the path, or the one that macOS has. */
function findBrowser(names: string[], mac: string): string | undefined {
  for (const name of names) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim()
    if (found !== '')
      return found
  }
  return existsSync(mac) ? mac : undefined
}

/** The Python that has the clients of the samples: the first on the path, or that of the system. */
export function pythonPath(): string | undefined {
  return ['python3', '/usr/bin/python3'].find(command => succeeds(command, '-c', 'import requests, httpx'))
}

function succeeds(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

function canInstall(): boolean {
  return process.getuid?.() === 0 && succeeds('apt-get', '--version')
}

function run(command: string, args: string[]) {
  spawnSync(command, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}
