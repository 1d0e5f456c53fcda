import { readFileSync, writeFileSync } from 'node:fs'

/**
 * `npm run lock`, after packages were added or updated: takes from the lock file which Node its development packages want. npm holds
 * that to the Node that installs, and warns; scripts run them on the one that this repository pins, whatever the machine has. What
 * the package itself depends on keeps it, so that npm still warns of a Node that is too old for it.
 */
const file = 'package-lock.json'
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { dev?: boolean, engines?: object }> }
for (const installed of Object.values(lock.packages)) {
  if (installed.dev === true)
    delete installed.engines
}
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
