import process from 'node:process'
import { countFindings, formatFindings } from '../openapi/read/format.ts'
import { readApi } from './apis.ts'
import { coverageOf } from '../openapi/model/coverage.ts'
import { formatCoverage } from './coverage.ts'
import { parseArguments } from './arguments.ts'
import { writeSlugs } from './slugs.ts'

/** `npm run check`: what is wrong with the specs. Exit code 1 where there are errors, or warnings with --strict. */
const { specs, flag } = parseArguments('check', {
  'json': { type: 'boolean', help: 'print the findings as JSON' },
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
  const { document, findings, overlaid } = await readApi(file)
  reports.push({
    file,
    findings,
    overlaid,
    ...(document && flag('coverage') && { coverage: coverageOf(document) }),
  })
}

if (flag('json')) {
  console.log(JSON.stringify(reports, null, 2))
}
else {
  for (const { file, findings, overlaid, coverage } of reports) {
    for (const action of overlaid)
      console.log(`${file}: ${action}`)
    console.log(findings.length > 0 ? formatFindings(findings) : `${file}: ${countFindings(findings)}`)
    if (coverage)
      console.log(formatCoverage(file, coverage))
  }
}

const fails = reports.flatMap(({ findings }) => findings).some(({ severity }) => severity === 'error' || flag('strict'))
process.exitCode = fails ? 1 : 0
