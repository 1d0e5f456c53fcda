/**
 * What SARIF 2.1.0's schema says of the objects that are written here, and nothing of the others: whatever else is written
 * fails (`additionalProperties: false`, as in the schema of the standard).
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json
 */
const message = object({ text: { type: 'string' }, markdown: { type: 'string' } }, ['text'])
const level = { enum: ['none', 'note', 'warning', 'error'] }

const descriptor = object(
  {
    id: { type: 'string' },
    shortDescription: message,
    fullDescription: message,
    help: message,
    helpUri: { type: 'string', format: 'uri' },
    defaultConfiguration: object({ enabled: { type: 'boolean' }, level }),
  },
  ['id'],
)

const location = object({
  physicalLocation: object({
    artifactLocation: object({ uri: { type: 'string', format: 'uri-reference' } }),
    region: object({
      startLine: { type: 'integer', minimum: 1 },
      startColumn: { type: 'integer', minimum: 1 },
    }),
  }),
  logicalLocations: { type: 'array', items: object({ fullyQualifiedName: { type: 'string' } }) },
})

const result = object(
  {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: -1 },
    level,
    message,
    locations: { type: 'array', items: location },
    partialFingerprints: { type: 'object', additionalProperties: { type: 'string' } },
  },
  ['message'],
)

export const sarifSchema = object(
  {
    $schema: { type: 'string', format: 'uri' },
    version: { enum: ['2.1.0'] },
    runs: {
      type: 'array',
      items: object(
        {
          tool: object({ driver: object({ name: { type: 'string' }, rules: unique(descriptor) }, ['name']) }, ['driver']),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: { type: 'array', items: result },
        },
        ['tool'],
      ),
    },
  },
  ['version', 'runs'],
)

function object(properties: Record<string, unknown>, required: string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false }
}

function unique(items: unknown) {
  return { type: 'array', uniqueItems: true, items }
}
