import type { Rule, RuleFiles } from '../../openapi/read/check/rule-table/rule.ts'
import { exampleFiles, exampleName } from '../../openapi/read/check/rule-table/example-files.ts'
import { listRules, ruleGroups } from '../../openapi/read/check/rule-table/rules.ts'

/** A page of the folder: its address, and the Markdown in it. */
export interface RulePage {
  params: { rule: string }
  content: string
}

/** Some examples are long by nature. */
const maxLines = 30
const maxLine = 120

const introduction = `
\`npx specimen check\` reads your documents and tells what is wrong with them, and what is only likely to be. Each finding carries
the rule that found it, and each rule has a level.

| Level | What it does |
| --- | --- |
| error | \`check\` and \`build\` fail |
| warning | it is told; \`check --strict\` fails |
| off | it is not told |

Only what cannot be read at all is an error, and what would break a promise to your readers. Everything else costs what it
touches: it is left out or mended at the smallest place, and the rest of the document is shown.

::::: row
:::: left

## Change a level

Name the rule and its level, as often as you like.

::::
:::: right

\`\`\`sh
npx specimen check \\
  --rule dead-link=error \\
  --rule yaml-1.1=off
\`\`\`

::::
:::::

::::: row
:::: left

## Accept a finding

What your team has looked at and wants to keep goes into a file beside the document, \`shop.ignore.yaml\` for \`shop.yaml\`.
An entry accepts its rule at that pointer and below it, and needs a reason. Once it accepts nothing any more,
[\`needless-ignore\`](/rules/needless-ignore) says so.

::::
:::: right

\`\`\`yaml
- rule: path-slash
  pointer: '#/paths/pets'
  reason: It goes with version 2.
- rule: example
  file: schemas/pet.yaml
  pointer: '#/properties/born'
  reason: Old clients send dates like this.
\`\`\`

::::
:::::

::::: row
:::: left

## Print for machines

\`--format\` takes \`text\`, \`json\`, \`github\`, \`gitlab\`, \`sarif\`, \`junit\` and \`checkstyle\`. Of findings of one
kind \`text\` shows the first and a count; \`--all\` lists them.

| Exit code | When |
| --- | --- |
| 0 | nothing fails |
| 1 | a rule of the level error found something, or any rule with \`--strict\` |
| 2 | the call was wrong, and nothing was checked |

::::
:::: right

\`\`\`sh
npx specimen check --format sarif > check.sarif
\`\`\`

::::
:::::
`.trim()

/** The page of each rule, and the one that lists them. */
export function listRulePages(): RulePage[] {
  const rules = [...listRules()].map(([id, rule]) => ({ params: { rule: id }, content: writeRule(id, rule) }))
  return [{ params: { rule: 'index' }, content: writeIndex() }, ...rules]
}

function writeIndex(): string {
  const tables = Object.entries(ruleGroups).map(([group, rules]) => {
    const rows = Object.entries<Rule>(rules).map(
      ([id, { level, meaning }]) => `| [\`${id}\`](/rules/${id}) | ${level} | ${escapeCell(meaning)} |`,
    )
    return `## ${group}\n\n| Rule | Level | What it finds |\n| --- | --- | --- |\n${rows.join('\n')}`
  })
  return `# Rules\n\n${introduction}\n\n${tables.join('\n\n')}\n`
}

function writeRule(id: string, rule: Rule): string {
  const { wrong, right } = exampleFiles(rule)
  return [
    `# ${id}`,
    '::::: row',
    ':::: left',
    rule.meaning,
    ...(rule.why === undefined ? [] : [rule.why]),
    `Its level is **${rule.level}** unless you say otherwise:`,
    fence('sh', `npx specimen check --rule ${id}=${rule.level === 'error' ? 'warning' : 'error'}`),
    '[All rules](/rules/)',
    '::::',
    ':::: right',
    '#### Wrong',
    ...writeFiles(wrong),
    '#### Right',
    ...writeFiles(right),
    '::::',
    ':::::',
  ].join('\n\n')
}

function writeFiles(files: RuleFiles): string[] {
  const { spec, beside = {}, encoding } = files
  const name = exampleName(files)
  const isAlone = Object.keys(beside).length === 0
  if (spec === undefined)
    return [`There is no file \`${name}\`.`]
  return [
    ...(encoding === undefined ? [] : [`Saved as ISO 8859-1:`]),
    ...(isAlone ? [] : [`\`${name}\``]),
    fence(languageOf(name), spec),
    ...Object.entries(beside).flatMap(([name, text]) => [`\`${name}\``, fence(languageOf(name), text)]),
  ]
}

function languageOf(name: string): string {
  return name.endsWith('.json') ? 'json' : 'yaml'
}

function fence(language: string, text: string): string {
  const lines = text.trimEnd().split('\n')
  const shown = lines.slice(0, maxLines).map(line => (line.length > maxLine ? `${line.slice(0, maxLine)}…` : line))
  return [`\`\`\`${language}`, ...shown, ...(lines.length > maxLines ? ['…'] : []), '```'].join('\n')
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}
