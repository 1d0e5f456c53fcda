/** Texts that ran, broke a build or read a file somewhere else; each would set `pwned` or show what it must not. */
export const payloads = [
  `<img src=x onerror="globalThis.pwned=1">`,
  `<script>globalThis.pwned=1</script>`,
  `</script><script>globalThis.pwned=1</script>`,
  `"><svg onload="globalThis.pwned=1">`,
  `{{ constructor.constructor('globalThis.pwned=1')() }}`,
  `<T> List<String> a < b && c`,
  `[click](javascript:globalThis.pwned=1) [x](data:text/html,<script>pwned=1</script>)`,
  `<a href="&#106;avascript:globalThis.pwned=1" onclick="globalThis.pwned=1" style="position:fixed;inset:0">x</a>`,
  `text {onclick="globalThis.pwned=1" .VPNav #app}`,
  `<<< @/../package.json`,
  `<!--@include: ../package.json-->`,
  `!!! include(../package.json) !!!`,
  `\${globalThis.pwned=1} \`globalThis.pwned=1\``,
  `<style>@import "http://127.0.0.1:1/x"; body{display:none}</style>`,
  `<iframe srcdoc="<script>parent.pwned=1</script>"></iframe><form action="http://127.0.0.1:1"><button>x</button></form>`,
]

/** A valid document that has every payload in every slot a reader sees. */
export function hostileSpec(): object {
  const all = payloads.join('\n\n')
  const pick = (index: number) => payloads[index % payloads.length] ?? ''
  const properties = Object.fromEntries(
    [...payloads, '__proto__', 'constructor'].map((name, index) => [
      name,
      {
        type: 'string',
        title: pick(index),
        description: all,
        default: pick(index),
        enum: [pick(index), name],
        example: pick(index),
      },
    ]),
  )
  const schema = {
    type: 'object',
    title: pick(0),
    description: all,
    properties: JSON.parse(JSON.stringify(properties)) as object,
  }
  const operation = (index: number) => ({
    operationId: pick(index),
    tags: [pick(index)],
    summary: pick(index),
    description: all,
    externalDocs: { url: 'javascript:globalThis.pwned=1', description: all },
    parameters: [
      {
        name: pick(index),
        in: 'query',
        description: all,
        schema: { type: 'string', enum: payloads },
        example: pick(index),
      },
      {
        name: 'X-Header',
        in: 'header',
        description: all,
        schema: { type: 'string', pattern: pick(index).replaceAll(/[^a-z]/g, '') },
        example: 'x',
      },
    ],
    requestBody: {
      description: all,
      content: {
        'application/json': {
          schema,
          examples: {
            [pick(index)]: {
              summary: pick(index),
              description: all,
              value: { [pick(index)]: pick(index + 1) },
            },
          },
        },
      },
    },
    responses: {
      200: {
        description: all,
        content: {
          'application/json': {
            schema,
            example: Object.fromEntries(payloads.map(text => [text, text])),
          },
        },
      },
      default: { description: pick(index) },
    },
    security: [{ key: [] }],
  })
  return {
    openapi: '3.1.1',
    info: {
      title: pick(0),
      version: pick(1),
      description: all,
      summary: pick(4),
      contact: { name: pick(1), url: 'javascript:globalThis.pwned=1' },
      license: { name: pick(2), url: 'javascript:globalThis.pwned=1' },
    },
    servers: [{ url: 'https://api.example.com/v1', description: all }],
    tags: payloads.map(name => ({ name, description: all })),
    paths: Object.fromEntries(payloads.map((_, index) => [`/hostile/${index}`, { post: operation(index) }])),
    components: {
      securitySchemes: {
        key: {
          'type': 'apiKey',
          'in': 'header',
          'name': 'X-Key',
          'description': all,
          'x-default': 'test\'"`$(touch pwned)',
        },
      },
      schemas: { Hostile: schema },
    },
  }
}
