import process from 'node:process'
import type { FormatOptions } from '../openapi/read/format.ts'
import type { Finding } from '../openapi/document/document.ts'
import { countFindings, formatFindings } from '../openapi/read/format.ts'
import { readApi } from './apis.ts'
import { coverageOf } from '../openapi/model/coverage.ts'
import { formatCoverage } from './coverage.ts'
import { createFrames } from './frames.ts'
import { parseArguments } from './arguments.ts'
import { writeSlugs } from './slugs.ts'

/**
 * `specimen check`: what is wrong with the specs. Exit code 0 where nothing fails, 1 where a rule of the level error found
 * something, or any rule with --strict, and 2 where the call was wrong.
 */
const { specs, flag } = parseArguments('check', {
  'json': { type: 'boolean', help: 'print the findings as JSON' },
  'all': { type: 'boolean', help: 'list all findings of a kind, not only the first ones' },
  'strict': { type: 'boolean', help: 'let warnings fail, too' },
  'coverage': { type: 'boolean', help: 'count the fields and extensions that pages show, and list those they do not' },
  'write-slugs': {
    type: 'boolean',
    help: 'write the addresses and anchors of all pages to <api>.slugs.json beside the spec, so that they stay',
  },
})

const reports = []
for (const file of specs) {
  if (flag('write-slugs'))
    await writeSlugs(file)
  const { document, findings, overlaid, accepted } = await readApi(file)
  reports.push({
    file,
    findings,
    overlaid,
    accepted,
    ...(document && flag('coverage') && { coverage: coverageOf(document) }),
  })
}

if (flag('json')) {
  console.log(JSON.stringify(reports, null, 2))
}
else {
  for (const { file, findings, overlaid, accepted, coverage } of reports) {
    for (const action of overlaid)
      console.log(`${file}: ${action}`)
    const ignored = accepted > 0 ? `, ${accepted} accepted` : ''
    console.log((findings.length > 0 ? formatFindings(findings, { all: flag('all'), ...terminal(findings) }) : `${file}: ${countFindings(findings)}`) + ignored)
    if (coverage)
      console.log(formatCoverage(file, coverage))
  }
}

const fails = reports.flatMap(({ findings }) => findings).some(({ severity }) => severity === 'error' || flag('strict'))
process.exitCode = fails ? 1 : 0

/** Colours and code frames, where somebody looks at a terminal. */
function terminal(findings: readonly Finding[]): FormatOptions {
  return process.stdout.isTTY
    ? { colour: process.stdout.hasColors() && !process.env.NO_COLOR, frame: createFrames(findings) }
    : {}
}
