/** A component of ours in a page, as it is written there. */
export interface Use {
  component: ComponentName
  attributes: Record<string, string>
  /** The tag, by which its line is found again. */
  source: string
}

/** What a component needs to be told: the attribute, and what it names. */
interface Placeable {
  attribute?: string
  names?: 'operation' | 'schema' | 'tag'
  /** It shows something of its own where the attribute is left out. */
  optional?: boolean
  /** It is about all APIs at once. */
  whole?: boolean
}

/** The components that Markdown may name, and what each names in turn. */
export const placeable = {
  Servers: {},
  Authentication: {},
  KeyCard: {},
  StatusCodes: {},
  StatusCodeTable: {},
  ValidationRules: {},
  Downloads: {},
  Endpoints: { attribute: 'tag', names: 'tag', optional: true },
  EndpointList: { attribute: 'tag', names: 'tag', optional: true },
  Operation: { attribute: 'id', names: 'operation' },
  Samples: { attribute: 'operation', names: 'operation' },
  Fields: { attribute: 'operation', names: 'operation' },
  TryIt: { attribute: 'operation', names: 'operation' },
  TryCall: { attribute: 'operation', names: 'operation', optional: true },
  Schema: { attribute: 'name', names: 'schema' },
  ApiCards: { whole: true },
  LandingPage: { whole: true },
} as const satisfies Record<string, Placeable>

export type ComponentName = keyof typeof placeable

export function placeableOf(component: ComponentName): Placeable {
  return placeable[component]
}

const attribute = /\s+([:@\w.-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+)))?/g

/** The components of ours that a piece of HTML names, in PascalCase or with hyphens, as Vue takes either. */
export function listUses(html: string): Use[] {
  return [...html.replace(/<!--[\s\S]*?-->/g, '').matchAll(/<([A-Z]\w*|[a-z]+(?:-[a-z]+)+)((?:\s+[:@\w.-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>/]+))?)*)\s*\/?>/g)]
    .flatMap(([source, name = '', attributes = '']) => {
      const component = toPascalCase(name)
      return isPlaceable(component)
        ? [{ component, source, attributes: readAttributes(attributes) }]
        : []
    })
}

function isPlaceable(name: string): name is ComponentName {
  return Object.hasOwn(placeable, name)
}

function readAttributes(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(attribute)].map(([, name = '', double, single, bare]) => [name, double ?? single ?? bare ?? '']))
}

function toPascalCase(name: string): string {
  return name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())
}
