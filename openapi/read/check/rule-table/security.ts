import { defineRules } from './rule.ts'

/** Security schemes, keys and scopes. */
export const securityRules = defineRules({
  'webhook-signature': {
    level: 'warning',
    meaning: 'How events are signed is not described as handlers could verify it.',
    why: 'The handlers on the pages then accept an event from anybody.',
    wrong: `
      paths: {}
      x-webhook-signature: { header: X-Signature, format: 't={timestamp}' }
    `,
    right: { replace: 't={timestamp}', by: 't={timestamp},v1={signature}' },
  },
  'unknown-security-scheme': {
    level: 'warning',
    meaning: 'A security requirement names a scheme that is not declared.',
    why: 'Nobody can meet it, so it is not shown as something to send.',
    wrong: `
      paths: {}
      security: [{ token: [] }]
    `,
    right: `
      paths: {}
      security: [{ token: [] }]
      components:
        securitySchemes: { token: { type: http, scheme: bearer } }
    `,
  },
  'unknown-scope': {
    level: 'warning',
    meaning: 'A security requirement asks for a scope that no flow of its scheme declares.',
    wrong: `
      paths: {}
      security: [{ login: ['pets:write'] }]
      components:
        securitySchemes:
          login:
            type: oauth2
            flows: { clientCredentials: { tokenUrl: 'https://example.com/token', scopes: { 'pets:read': Read pets } } }
    `,
    right: { replace: '[\'pets:write\']', by: '[\'pets:read\']' },
  },
  'key-in-query': {
    level: 'warning',
    meaning: 'An API key goes into the query of the URL.',
    why: 'URLs stand in logs, histories and referrers, and so does the key; a header does not.',
    wrong: `
      paths: {}
      components:
        securitySchemes: { key: { type: apiKey, name: api_key, in: query } }
    `,
    right: { replace: 'name: api_key, in: query', by: 'name: X-API-Key, in: header' },
  },
  'live-key': {
    level: 'warning',
    meaning: 'A text looks like a key that opens something.',
    why: 'What stands in a spec is published: revoke the key if it is one.',
    wrong: `
      paths: {}
      x-note: Send ghp_${'k9ZrT2vQ7mXwB4nL8sYcD1'.concat('fGhJ5pK0aE6u')}.
    `,
    right: 'paths: {}\nx-note: Send a key that begins with ghp_.',
  },
})
