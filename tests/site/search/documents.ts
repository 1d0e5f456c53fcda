/** A payment API in the style of many: form bodies, long paths, one noun in many operations, error codes as an enum. */
export const pay = {
  openapi: '3.1.1',
  info: { title: 'Pay', version: '1', description: 'Amounts are in cents. 返金は五日以内に届きます。' },
  servers: [{ url: 'https://api.pay.example.com/v1' }],
  components: {
    securitySchemes: {
      secretKey: { 'type': 'http', 'scheme': 'bearer', 'description': 'A secret key.', 'x-key-prefixes': { test: 'pk_demo_', live: 'pk_real_' } },
    },
    schemas: {
      Refund: object({ id: text(), amount: { type: 'integer' }, reason: { enum: ['duplicate', 'fraudulent', 'requested_by_customer'] } }),
      Customer: object({ id: text(), email: text('Where receipts go.'), default_source: text() }),
      Problem: object({ code: { enum: ['card_declined', 'expired_card', 'rate_limit'] }, decline_code: text() }),
    },
  },
  security: [{ secretKey: [] }],
  paths: {
    '/charges': {
      get: operation('Charges', 'PostgetCharges', 'List all charges', { parameters: [query('starting_after', 'A cursor.'), query('limit', 'How many.')] }),
      post: operation('Charges', 'PostCharges', 'Create a charge', { body: object({ amount: { type: 'integer' }, currency: { enum: ['usd', 'eur', 'jpy'] }, capture: { type: 'boolean' } }) }),
    },
    '/charges/{charge}/refund': {
      post: operation('Charges', 'PostChargesChargeRefund', 'Refund a charge at once', { path: ['charge'], deprecated: true }),
    },
    '/charges/{charge}/refunds': { get: operation('Charges', 'GetChargesChargeRefunds', 'List the refunds of a charge', { path: ['charge'] }) },
    '/customers': {
      get: operation('Customers', 'GetCustomers', 'List all customers', { parameters: [query('email', 'Only those with this address.')] }),
      post: operation('Customers', 'PostCustomers', 'Create a customer', { body: object({ email: text('Where receipts go.'), tax_exempt: { enum: ['none', 'reverse'] } }) }),
    },
    '/customers/{customer}': {
      get: operation('Customers', 'GetCustomersCustomer', 'Retrieve a customer', { path: ['customer'], answer: 'Customer' }),
      delete: operation('Customers', 'DeleteCustomersCustomer', 'Delete a customer', { path: ['customer'] }),
    },
    '/refunds': {
      get: operation('Refunds', 'GetRefunds', 'List all refunds'),
      post: operation('Refunds', 'PostRefunds', 'Create a refund', { body: object({ charge: text('What is refunded.'), reason: text() }), answer: 'Refund' }),
    },
    '/refunds/{refund}': { get: operation('Refunds', 'GetRefundsRefund', 'Retrieve a refund', { path: ['refund'], answer: 'Refund' }) },
    '/refunds/{refund}/cancel': { post: operation('Refunds', 'PostRefundsRefundCancel', 'Cancel a refund', { path: ['refund'] }) },
    '/invoices/{invoice}/void': { post: operation('Rechnungen', 'voidInvoice', 'Rechnung stornieren', { path: ['invoice'], description: 'Die Rechnungsnummer bleibt vergeben.' }) },
    '/balance': { get: operation('Guthaben', 'getBalance', 'Größe des Guthabens abrufen') },
    '/payouts': { post: operation('振込', 'createPayout', '振込を作成する', { description: '銀行口座へ送金します。' }) },
  },
  webhooks: { 'refund.failed': { post: { tags: ['Events'], summary: 'A refund failed', requestBody: json(object({ failure_reason: text() })), responses: { 200: { description: 'Fine' } } } } },
}

/** A forge of code in the style of many: nested paths, operationIds with slashes, headers of limits, nouns of two words. */
export const forge = {
  openapi: '3.1.1',
  info: { title: 'Forge', version: '3' },
  servers: [{ url: 'https://forge.example.com/api/v3' }],
  components: { schemas: { PullRequest: object({ number: { type: 'integer' }, merged_at: text() }), Label: object({ color: text() }) } },
  paths: {
    '/repos/{owner}/{repo}': {
      get: operation('repos', 'repos/get', 'Get a repository', { path: ['owner', 'repo'], headers: ['X-RateLimit-Remaining', 'ETag'] }),
      patch: operation('repos', 'repos/update', 'Update a repository', { path: ['owner', 'repo'], body: object({ default_branch: text(), visibility: { enum: ['public', 'private', 'internal'] } }) }),
    },
    '/repos/{owner}/{repo}/issues': {
      get: operation('issues', 'issues/list-for-repo', 'List repository issues', { path: ['owner', 'repo'], parameters: [query('assignee', 'Whose.')] }),
      post: operation('issues', 'issues/create', 'Create an issue', { path: ['owner', 'repo'], body: object({ title: text(), milestone: { type: 'integer' } }) }),
    },
    '/repos/{owner}/{repo}/issues/{number}/labels': { post: operation('issues', 'issues/add-labels', 'Add labels to an issue', { path: ['owner', 'repo', 'number'] }) },
    '/repos/{owner}/{repo}/labels': { get: operation('issues', 'issues/list-labels-for-repo', 'List labels for a repository', { path: ['owner', 'repo'] }) },
    '/repos/{owner}/{repo}/pulls': { post: operation('pulls', 'pulls/create', 'Create a pull request', { path: ['owner', 'repo'], body: object({ head: text(), draft: { type: 'boolean' } }) }) },
    '/repos/{owner}/{repo}/pulls/{number}/merge': { put: operation('pulls', 'pulls/merge', 'Merge a pull request', { path: ['owner', 'repo', 'number'], body: object({ merge_method: { enum: ['merge', 'squash', 'rebase'] } }) }) },
    '/user/emails': { get: operation('users', 'users/list-emails', 'List email addresses of the user') },
    '/search/code': { get: operation('search', 'search/code', 'Search code', { parameters: [query('q', 'What to search for.')] }) },
    '/rate_limit': { get: operation('rate-limit', 'rate-limit/get', 'Get the rate limit status') },
  },
  webhooks: { 'pull-request-opened': { post: { tags: ['webhooks'], summary: 'Pull request opened', requestBody: json(object({ action: { const: 'opened' } })), responses: { 204: { description: 'Fine' } } } } },
}

interface Parts {
  path?: string[]
  parameters?: object[]
  body?: object
  answer?: string
  headers?: string[]
  description?: string
  deprecated?: boolean
}

function operation(tag: string, operationId: string, summary: string, parts: Parts = {}): object {
  const { path = [], parameters = [], body, answer, headers = [], description, deprecated } = parts
  return {
    tags: [tag],
    operationId,
    summary,
    description,
    deprecated,
    parameters: [...path.map(name => ({ name, in: 'path', required: true, schema: { type: 'string' } })), ...parameters],
    requestBody: body && json(body),
    responses: {
      200: {
        description: 'Fine',
        headers: Object.fromEntries(headers.map(name => [name, { schema: { type: 'string' } }])),
        ...(answer !== undefined && json({ $ref: `#/components/schemas/${answer}` })),
      },
      404: { description: 'It is not there', ...json({}, { error: { code: 'resource_missing' } }) },
    },
  }
}

function query(name: string, description: string): object {
  return { name, in: 'query', description, schema: { type: 'string' } }
}

function object(properties: Record<string, object>): object {
  return { type: 'object', properties }
}

function text(description?: string): object {
  return { type: 'string', description }
}

function json(schema: object, example?: object): object {
  return { content: { 'application/json': { schema, example } } }
}
