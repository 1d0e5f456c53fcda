import type { Draft } from '../../../components/try-it/draft/draft.ts'
import type { Operation, Schema } from '../../../openapi/model/types.ts'
import { describe, expect, it } from 'vitest'
import { tokenizeSample } from '../../../components/try-it/code-tokens.ts'
import { createDraft } from '../../../components/try-it/draft/draft.ts'
import { addEmitters, emitSamples, enteredRequest, fillExample, followPicker } from '../../../components/try-it/live-samples.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { buildRequest, languages } from '../../../openapi/samples/index.ts'
import { documentOf } from '../../openapi/model/document.ts'
import { documents } from '../../support/documents.ts'
import { readOperations } from '../../support/operations.ts'
import { example, mediaType, operation, parameter, schema } from './operation.ts'

const asBuilt = { server: '', onlyRequired: false, credentials: {} }

let emitters: Parameters<typeof emitSamples>[1] = {}
for (const { id } of languages)
  emitters = await addEmitters(emitters, id)

/** What the page of an operation shows in place of its own samples. */
function liveSamples(operation: Operation, draft: Draft, choice: Parameters<typeof enteredRequest>[2]) {
  const { request, isChanged } = enteredRequest(operation, draft, choice)
  return isChanged ? emitSamples(request, emitters, choice.style) : {}
}

function textOf(codes: ReturnType<typeof emitSamples>, language: string): string {
  return (codes[language] ?? []).map(({ text }) => text).join('')
}

describe.for(documents)('$name', ({ file }) => {
  it('shows the samples of the page while nothing was entered', async () => {
    for (const operation of await readOperations(file))
      expect(liveSamples(operation, createDraft(operation), asBuilt), operation.id).toEqual({})
  })

  it('colours samples without changing a letter', async () => {
    for (const operation of await readOperations(file)) {
      const request = buildRequest(operation)
      for (const { emit } of languages) {
        const sample = emit(request)
        expect(
          tokenizeSample(sample)
            .map(({ text }) => text)
            .join(''),
        ).toBe(sample.code)
      }
    }
  })
})

describe('samples that follow the reader', async () => {
  const operations = await readOperations('tests/fixtures/accounts.yaml')
  const create = operations.find(({ id }) => id === 'createUser')
  if (!create)
    throw new Error('There is no createUser.')

  it('hold what was typed, and the key in a literal of its own', () => {
    const draft = createDraft(create)
    draft.bodies[draft.mediaType] = '{"email": "grace@example.com"}'
    const codes = liveSamples(create, draft, {
      ...asBuilt,
      credentials: { secretKey: 'it\'s mine' },
    })
    for (const { id } of languages)
      expect(textOf(codes, id)).toContain('grace@example.com')
    expect(codes.curl?.filter(({ kind }) => kind === 'key-slot')).toHaveLength(1)
  })

  it('hold another example, media type and server', () => {
    const draft = createDraft(create)
    const other = create.requestBody?.content[0]?.examples[1]
    fillExample(create, draft, other?.name ?? '')
    draft.mediaType = create.requestBody?.content[1]?.type ?? ''
    const curl = textOf(liveSamples(create, draft, { ...asBuilt, server: 'https://other.example' }), 'curl')
    expect(curl).toContain('https://other.example/users')
    expect(curl).toContain('--data-urlencode')
    expect(curl).not.toContain('application/json')
  })

  it('read the key from the environment and look at the status, as the reader likes', () => {
    const style = { environment: true, handlesErrors: true }
    const codes = liveSamples(create, createDraft(create), { ...asBuilt, api: 'accounts', style })
    expect(textOf(codes, 'node')).toMatch(/process\.env\.ACCOUNTS_KEY[\s\S]*response\.ok/)
    expect(textOf(codes, 'curl')).toMatch(/--fail-with-body[\s\S]*\$ACCOUNTS_KEY/)
    expect(codes.curl?.filter(({ kind }) => kind === 'key-slot')).toEqual([])
  })

  it('hold every field where all are asked for', () => {
    const text = '{"email": "ada@example.com"}'
    const body = { type: 'application/json', examples: [{ name: 'default', value: { email: 'ada@example.com' }, text, generated: true, full: '{"email":"ada@example.com","note":"x"}' }] }
    const brief = { ...create, requestBody: { required: true, content: [body] } }
    const draft = createDraft(brief)
    expect(textOf(liveSamples(brief, draft, { ...asBuilt, allFields: true }), 'curl')).toContain('"note"')
    expect(liveSamples(brief, draft, asBuilt)).toEqual({})
    draft.bodies['application/json'] = '{"email": "grace@example.com"}'
    expect(textOf(liveSamples(brief, draft, { ...asBuilt, allFields: true }), 'curl')).not.toContain('note')
  })

  it('hold every parameter that was not entered, where all are asked for', () => {
    const generated = [{ ...example('suggested'), generated: true as const }]
    const suggested = (name: string) => parameter({ name, in: 'query', examples: generated })
    const written = parameter({ name: 'c', in: 'query', examples: [example('written')] })
    const search = operation({ method: 'GET', parameters: [suggested('a'), suggested('b'), written] })
    const draft = createDraft(search)
    Object.assign(draft.parameters, { 'query a': '', 'query b': 'entered', 'query c': '' })
    const query = (allFields: boolean) =>
      new URL(enteredRequest(search, draft, { ...asBuilt, allFields }).request.url).search
    expect(query(false)).toBe('?b=entered')
    expect(query(true)).toBe('?a=suggested&b=entered')
  })

  it('read all pages where there are several', () => {
    const isChanged = (one: Operation, style: object) =>
      enteredRequest(one, createDraft(one), { ...asBuilt, style }).isChanged
    expect(isChanged(create, {})).toBe(false)
    expect(isChanged(create, { allPages: true })).toBe(false)
    expect(isChanged(create, { types: true })).toBe(true)
    const list = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } } as const
    const page = { type: 'object', properties: { items: list, next_cursor: { type: 'string' } } } as const
    const model = createModel(documentOf({
      paths: {
        '/plants': {
          get: {
            operationId: 'list',
            parameters: [{ name: 'cursor', in: 'query', schema: { type: 'string' } }],
            responses: { 200: { description: 'Plants', content: { 'application/json': { schema: page } } } },
          },
        },
      },
    }))
    const paged = model.operation('endpoints', 'list')
    if (!paged || buildRequest(paged).paging === undefined)
      throw new Error('The list does not page.')
    expect(isChanged(paged, { allPages: true })).toBe(true)
    expect(isChanged(paged, {})).toBe(false)
  })

  it('leave out what is not required', () => {
    const draft = createDraft(create)
    const curl = textOf(liveSamples(create, draft, { ...asBuilt, onlyRequired: true }), 'curl')
    expect(curl).toContain('email')
    expect(curl).not.toContain('last_name')
  })
})

it('colour a sample by what its pieces are', () => {
  const colours = (code: string) =>
    tokenizeSample({ code, slots: [] }).filter(({ text }) => text.trim() !== '').map(({ kind, text }) => [kind, text])
  expect(colours('const a = print("x \\" y", 12) // if 1')).toEqual([
    ['k', 'const'],
    ['', ' a = '],
    ['f', 'print'],
    ['', '('],
    ['s', '"x \\" y"'],
    ['', ', '],
    ['n', '12'],
    ['', ') '],
    ['c', '// if 1'],
  ])
  expect(colours('curl --data \'a')).toEqual([['', 'curl '], ['k', '--data'], ['s', '\'a']])
})

describe('followPicker', () => {
  const text = schema({ examples: ['"x"'] })
  const object = (name: string, property: Schema, anchor: string): Schema =>
    schema({
      types: ['object'],
      properties: [
        {
          name,
          anchor: `${anchor}-${name}`,
          required: true,
          schema: property,
        },
      ],
    })
  const animals = schema({
    types: ['array'],
    items: schema({
      types: ['object'],
      variants: [
        {
          kind: 'oneOf',
          discriminator: 'kind',
          options: [
            { label: 'Cat', value: 'cat', schema: object('meow', text, 'body-items-0') },
            { label: 'Dog', value: 'dog', schema: object('bark', text, 'body-items-1') },
          ],
        },
      ],
    }),
  })
  const content = [mediaType('application/json', { schema: object('items', animals, 'body') })]

  it('changes the option where its picker stands, and keeps the rest', () => {
    const draft = {
      ...createDraft(operation()),
      mediaType: 'application/json',
      bodies: { 'application/json': '{"note": 1, "items": [{"kind": "cat", "meow": "m"}]}' },
    }
    followPicker(draft, { required: true, content }, { anchor: 'body-items', picks: { 'body-items': 1 } })
    expect(JSON.parse(draft.bodies['application/json'])).toEqual({
      note: 1,
      items: [{ kind: 'dog', bark: 'x' }],
    })
    followPicker(draft, { required: true, content }, { anchor: 'body-elsewhere', picks: { 'body-elsewhere': 0 } })
    expect(JSON.parse(draft.bodies['application/json']).items[0].kind).toBe('dog')
  })

  it('changes the option of what may be a list or something else, where its own picker stands', () => {
    const options = ['a', 'b'].map(name => ({ label: name, schema: schema({ const: `"${name}"` }) }))
    const either = schema({ types: ['array', 'string'], items: text, variants: [{ kind: 'oneOf', options }] })
    const draft = { ...createDraft(operation()), mediaType: 'application/json', bodies: { 'application/json': '"a"' } }
    const body = { required: true, content: [mediaType('application/json', { schema: either })] }
    followPicker(draft, body, { anchor: 'body', picks: { body: 1 } })
    expect(draft.bodies['application/json']).toBe('"b"')
  })

  it('shows what the option may hold, in the options that are picked inside of it', () => {
    const nested = schema({
      variants: [
        {
          kind: 'oneOf',
          options: [
            { label: 'Text', schema: schema({ types: ['string'] }) },
            {
              label: 'Object',
              schema: schema({
                types: ['object'],
                properties: [
                  {
                    name: 'inner',
                    anchor: 'body-1-inner',
                    required: false,
                    schema: schema({
                      types: ['object'],
                      variants: [
                        {
                          kind: 'anyOf',
                          options: [
                            { label: 'Cat', schema: object('meow', text, 'body-1-inner-0') },
                            {
                              label: 'Dog',
                              schema: object(
                                'bark',
                                schema({ types: ['string'], examples: ['wuff'] }),
                                'body-1-inner-1',
                              ),
                            },
                          ],
                        },
                      ],
                    }),
                  },
                ],
              }),
            },
          ],
        },
      ],
    })
    const draft = {
      ...createDraft(operation()),
      mediaType: 'application/json',
      bodies: { 'application/json': '"text"' },
    }
    followPicker(draft, { required: true, content: [mediaType('application/json', { schema: nested })] }, {
      anchor: 'body',
      picks: { 'body': 1, 'body-1-inner': 1 },
    })
    expect(JSON.parse(draft.bodies['application/json'])).toEqual({ inner: { bark: 'wuff' } })
  })
})

it('fetch the emitter of the language that is shown, and no other', async () => {
  const known = await addEmitters({}, 'php')
  expect(Object.keys(known)).toEqual(['php'])
  expect(await addEmitters(known, 'php')).toBe(known)
  expect(await addEmitters({}, 'fortran')).toEqual({ fortran: [] })
})
