import { besideRules } from './beside.ts'
import { exampleRules } from './examples.ts'
import { fileRules } from './files.ts'
import { operationRules } from './operations.ts'
import { parameterRules } from './parameters.ts'
import { pathRules } from './paths.ts'
import { referenceRules } from './references.ts'
import type { Level, Rule } from './rule.ts'
import { levels } from './rule.ts'
import { schemaRules } from './schemas.ts'
import { securityRules } from './security.ts'
import { structureRules } from './structure.ts'

/** The rules by what they are about, in the order in which pages list them. */
export const ruleGroups = {
  'Files': fileRules,
  'Structure': structureRules,
  'References': referenceRules,
  'Paths': pathRules,
  'Parameters': parameterRules,
  'Operations': operationRules,
  'Security': securityRules,
  'Schemas': schemaRules,
  'Examples and texts': exampleRules,
  'Beside the spec': besideRules,
} as const satisfies Record<string, Record<string, Rule>>

type Ids<Group> = Group extends unknown ? Extract<keyof Group, string> : never
export type RuleId = Ids<(typeof ruleGroups)[keyof typeof ruleGroups]>

const table: ReadonlyMap<string, Rule> = new Map(
  Object.values(ruleGroups).flatMap((group): [string, Rule][] => Object.entries(group)),
)

/** Every rule by its id. */
export function listRules(): ReadonlyMap<string, Rule> {
  return table
}

/** The level of a rule: what a team says, else the table's. A rule that is not in the table is a warning. */
export function levelOf(rule: string, own: Readonly<Record<string, Level>> = {}): Level {
  return Object.hasOwn(own, rule) ? (own[rule] ?? 'warning') : (table.get(rule)?.level ?? 'warning')
}

export function isLevel(text: string): text is Level {
  return (levels as readonly string[]).includes(text)
}
