import { describe, expect, it } from 'vitest'
import type { OpenApi, Operation } from '../../../openapi/document/index.ts'
import { createModel } from '../../../openapi/model/index.ts'
import { documentOf } from './document.ts'

const responses = { 200: { description: 'Fine' } }

function look(operation: Partial<Operation>, parts: Partial<OpenApi> = {}) {
  const model = createModel(documentOf({ paths: { '/a': { get: { responses, ...operation } } }, ...parts }))
  const [link] = model.operations
  return [link?.title, model.operation(link?.tagSlug ?? '', link?.slug ?? '')?.description?.html]
}

describe('the title of an operation', () => {
  it.each<[string, Partial<Operation>, string, string | undefined]>([
    ['its summary', { summary: 'List', description: 'Text. More.' }, 'List', '<p>Text. More.</p>'],
    ['said once', { summary: 'List all users', description: 'List all users.' }, 'List all users', undefined],
    ['said once, the rest kept', { summary: 'List `all`', description: 'List all. Twice.' }, 'List `all`', '<p>Twice.</p>'],
    ['a sentence', { operationId: 'getA', description: 'Lists users. By name.' }, 'Lists users', '<p>By name.</p>'],
    ['the only sentence', { operationId: 'getA', description: '<p>Lists users.</p>' }, 'Lists users', undefined],
    ['no id where there is a text', { operationId: 'getA', description: '- a list' }, 'Get a', '<ul>\n<li>a list</li>\n</ul>'],
    ['an id where there is none', { operationId: 'getAllUsers' }, 'Get all users', undefined],
    ['an id where the text is blank', { operationId: 'getAllUsers', description: ' ' }, 'Get all users', undefined],
    ['words of method and path', {}, 'Get a', undefined],
  ])('is %s', (_, operation, title, html) => expect(look(operation)).toEqual([title, html]))

  it('is cut at a part of a long sentence, which then stays in the text', () => {
    const description = `Lists users of an account and everything that belongs to them, ${'as far as it goes '.repeat(5)}.`
    const [title, html] = look({ operationId: 'getA', description })
    expect(title).toBe('Lists users of an account and everything that belongs to them')
    expect(html).toContain('Lists users of an account')
  })
})

describe('the title that a description makes', () => {
  const titleAt = (description: string, [method, path]: [string, string] = ['get', '/v1/orders/{order}/items']) => {
    const model = createModel(documentOf({ paths: { [path]: { [method]: { responses, operationId: 'none', description } } } }))
    const [link] = model.operations
    return [link?.title, model.operation(link?.tagSlug ?? '', link?.slug ?? '')?.description?.html.replace(/<\/?p>/g, '')]
  }

  it.each<[string, string, string?]>([
    ['This endpoint lists orders. By date.', 'Lists orders', 'By date.'],
    ['list orders of a shop', 'List orders of a shop'],
    ['eShop orders', 'eShop orders'],
    ['You can cancel orders.', 'Cancel orders'],
    ['Use this method to cancel an order.', 'Cancel an order'],
    ['With Pro, you can cancel orders.', 'Cancel orders', 'With Pro, you can cancel orders.'],
    ['To begin, create an order.', 'Create an order', 'To begin, create an order.'],
    ['You can also cancel orders via the orders page of the dashboard.', 'Cancel orders', 'You can also cancel orders via the orders page of the dashboard.'],
    ['The orders of a customer.', 'The orders of a customer'],
    ['Returns orders that are paid.', 'Returns orders that are paid'],
    ['Liefert alle Bestellungen.', 'Liefert alle Bestellungen'],
    ['Lists changes. deprecated: use the parameter of the list in place of this one operation.', 'Lists changes', 'Lists changes. deprecated: use the parameter of the list in place of this one operation.'],
  ])('begins with what is done, and is not said again: %s', (description, title, text) =>
    expect(titleAt(description)).toEqual([title, text]))

  it.each([
    ['Updates the specified refund of an application fee by setting the values of all parameters that are passed.', 'Updates the specified refund of an application fee'],
    ['Returns a list of transactions that have contributed to the balance of the account, newest first, and more.', 'Returns a list of transactions'],
    ['Initiates the resumption of a paused order, optionally resetting the date at which it is delivered and paid.', 'Initiates the resumption of a paused order, optionally resetting the date'],
    ['Confirm that your customer intends to pay with current or provided means of payment once again now.', 'Confirm that your customer intends to pay'],
  ])('ends with the main part of a long sentence, which stays whole in the text: %s', (description, title) =>
    expect(titleAt(description)).toEqual([title, description]))

  it.each([
    ['When you create an order, you must name a customer or a recipient.', ['post', '/v1/orders'], 'Post orders'],
    ['Most fields of orders are immutable.', ['post', '/v1/orders/{id}'], 'Post order'],
    ['An order can be canceled when it is open.', ['post', '/v1/orders/{id}/cancel'], 'Cancel order'],
    ['A code points to a coupon.', ['post', '/v2/promotion_codes'], 'Post promotion codes'],
    ['Use another API to begin a new payment instead of using this one.', ['post', '/api/charges'], 'Post charges'],
    ['When retrieving an order, there is an includable field of items.', ['get', '/v1/orders/{order}/items'], 'Get order items'],
    ['Deleting plans means that new subscribers cannot be added.', ['delete', '/v1/subscriptionPlans/{plan}'], 'Delete subscription plan'],
    ['You must be signed in.', ['get', '/{id}'], 'GET /{id}'],
  ] as [string, [string, string], string][])('is no statement about something else: %s', (description, place, title) =>
    expect(titleAt(description, place)).toEqual([title, description]))
})

describe('an operationId that nobody described', () => {
  const titleOf = (operationId: string) => {
    const path = '/v1/orders/{order}/dispute/close'
    return createModel(documentOf({ paths: { [path]: { post: { responses, operationId } } } })).operations[0]?.title
  }

  it.each([
    ['PostOrdersOrderDisputeClose', 'Close order dispute'],
    ['post_v1_orders_order_dispute_close', 'Close order dispute'],
    ['closeDispute', 'Close dispute'],
    ['postDisputeReason', 'Post dispute reason'],
  ])('is the title where it says more than method and path: %s', (operationId, title) =>
    expect(titleOf(operationId)).toBe(title))
})

describe('the title of an API', () => {
  const titleOf = (title: string) =>
    createModel(documentOf({ info: { title, version: '1' }, paths: {} })).reference.title

  it.each(['', ' '])('is what its document is called where it has none: %j', title =>
    expect(titleOf(title)).toBe(documentOf({ paths: {} }).name))

  it('is its own', () => expect(titleOf('Pets')).toBe('Pets'))
})
