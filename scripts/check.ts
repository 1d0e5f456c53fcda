import process from 'node:process'
import type { FormatOptions } from '../openapi/read/format.ts'
import type { Finding } from '../openapi/document/document.ts'
import { countFindings, formatFindings } from '../openapi/read/format.ts'
import { readApi } from './command/apis.ts'
import type { Coverage } from '../openapi/model/coverage.ts'
import type { SpecReport } from '../openapi/read/report/report.ts'
import { coverageOf } from '../openapi/model/coverage.ts'
import { formatCoverage } from './check/coverage.ts'
import { isReportFormat, reportFormats } from '../openapi/read/report/formats.ts'
import { createFrames } from './check/frames.ts'
import { parseArguments } from './command/arguments.ts'
import { refuse } from './command/refuse.ts'
import { writeSlugs } from './check/slugs.ts'

/**
 * `specimen check`: what is wrong with the specs. Exit code 0 where nothing fails, 1 where a rule of the level error found
 * something, or any rule with --strict, and 2 where the call was wrong.
 */
const { specs, flag, text } = parseArguments('check', {
  'format': {
    type: 'string',
    default: 'text',
    help: `what to print: text, ${Object.keys(reportFormats).join(', ')}`,
  },
  'json': { type: 'boolean', help: 'the same as --format json' },
  'all': { type: 'boolean', help: 'list all findings of a kind, not only the first ones' },
  'strict': { type: 'boolean', help: 'let warnings fail, too' },
  'coverage': { type: 'boolean', help: 'count the fields and extensions that pages show, and list those they do not' },
  'write-slugs': {
    type: 'boolean',
    help: 'write the addresses and anchors of all pages to <api>.slugs.json beside the spec, so that they stay',
  },
})

const format = flag('json') ? 'json' : (text('format') ?? 'text')
if (format !== 'text' && !isReportFormat(format))
  refuse(`--format takes text, ${Object.keys(reportFormats).join(', ')}, not "${format}".`)
const fails = ({ severity }: Finding) => severity === 'error' || flag('strict')

interface CheckReport extends SpecReport {
  overlaid: string[]
  accepted: number
  coverage?: Coverage
}

const reports: CheckReport[] = []
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

if (isReportFormat(format))
  process.stdout.write(reportFormats[format](reports, { fails }))
else
  reports.forEach(print)
process.exitCode = reports.some(({ findings }) => findings.some(fails)) ? 1 : 0

function print({ file, findings, overlaid, accepted, coverage }: CheckReport): void {
  for (const action of overlaid)
    console.log(`${file}: ${action}`)
  const found =
    findings.length > 0
      ? formatFindings(findings, { all: flag('all'), ...terminal(findings) })
      : `${file}: ${countFindings(findings)}`
  console.log(found + (accepted > 0 ? `, ${accepted} accepted` : ''))
  if (coverage)
    console.log(formatCoverage(file, coverage))
}

/** Colours and code frames, where somebody looks at a terminal. */
function terminal(findings: readonly Finding[]): FormatOptions {
  return process.stdout.isTTY
    ? { colour: process.stdout.hasColors() && !process.env.NO_COLOR, frame: createFrames(findings) }
    : {}
}
