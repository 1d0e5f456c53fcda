import type { OperationLink, SchemaLink, Tag } from '../../openapi/model/index.ts'
import type { ReadableApi } from '../shared.ts'
import type { ComponentName, Use } from './uses.ts'
import { idOf } from '../shared.ts'
import { closest } from '../../openapi/document/text/closest.ts'
import { listTags } from '../../openapi/model/tag/list-tags.ts'
import { placeable, placeableOf } from './uses.ts'

/** What a component shows: of which API, and of that API which operation, schema or tag. */
export interface Target {
  component: ComponentName
  /** The language of the page, where it is not the site's first. */
  locale?: string
  api?: ReadableApi
  /** The attribute's value, as it is written. */
  named?: string
  operation?: OperationLink
  schema?: SchemaLink
  tag?: Tag
}

/** A component that cannot be shown: why, and what would be right. */
export interface Problem {
  problem: string
}

/** Finds what a component of a page is about. `own` is the API that the page belongs to. */
export function findTarget(use: Use, apis: ReadableApi[], own?: string): Target | Problem {
  const { component, attributes } = use
  const { attribute, names, optional, whole } = placeableOf(component)
  if (whole)
    return { component }
  const bound = ['api', attribute].find(name => name !== undefined && attributes[`:${name}`] !== undefined)
  if (bound !== undefined)
    return { problem: `<${component}> takes ${bound}="…" as it is written, without a colon: what it shows is made when the site is built.` }
  const unknown = Object.keys(attributes).find(name => isMisspelt(name, attribute))
  if (unknown !== undefined)
    return { problem: `<${component}> has no ${unknown}: did you mean ${closest(unknown, ['api', attribute ?? 'api'])}?` }
  const api = findApi(component, apis, { written: attributes.api, own })
  if ('problem' in api)
    return api
  const named = attribute === undefined ? undefined : attributes[attribute]
  if (named === undefined) {
    return attribute === undefined || optional
      ? { component, api }
      : { problem: `<${component}> does not say which ${names}: write <${component} ${attribute}="…" />.` }
  }
  return find(component, api, named)
}

function isMisspelt(name: string, attribute: string | undefined): boolean {
  const known = ['api', ...(attribute === undefined ? [] : [attribute])]
  return !known.includes(name) && closest(name, known) !== undefined
}

function findApi(
  component: string,
  apis: ReadableApi[],
  { written, own }: { written: string | undefined, own?: string },
): ReadableApi | Problem {
  const names = apis.map(idOf)
  const name = written ?? own ?? (apis.length === 1 ? names[0] : undefined)
  if (name === undefined)
    return { problem: `<${component}> does not say of which API: write api="${names[0] ?? '…'}"; there are ${list(names)}.` }
  return apis.find(api => idOf(api) === name) ?? { problem: `There is no API "${name}"${meant(name, names)}` }
}

function find(component: ComponentName, api: ReadableApi, named: string): Target | Problem {
  const { model } = api
  const found = { component, api, named }
  switch (placeableOf(component).names) {
    case 'operation': {
      const operation = model.operations.find(({ id }) => id === named)
        ?? model.operations.find(({ method, path }) => `${method} ${path}`.toLowerCase() === named.toLowerCase())
        ?? model.operations.find(({ tagSlug, slug }) => `${tagSlug}/${slug}` === named)
      const ids = model.operations.map(({ id }) => id)
      return operation === undefined ? missing('operation', api, { named, known: ids }) : { ...found, operation }
    }
    case 'schema': {
      const schema = model.schemas.find(({ name, slug }) => name === named || slug === named)
      const names = model.schemas.map(({ name }) => name)
      return schema === undefined ? missing('schema', api, { named, known: names }) : { ...found, schema }
    }
    default: {
      const tags = listTags(model.reference)
      const tag = tags.find(({ slug }) => slug === named)
        ?? tags.find(({ name, title }) => name === named || title === named)
      return tag === undefined ? missing('tag', api, { named, known: tags.map(({ name }) => name) }) : { ...found, tag }
    }
  }
}

function missing(kind: string, { name }: ReadableApi, { named, known }: { named: string, known: string[] }): Problem {
  return { problem: `There is no ${kind} "${named}" in ${name}${meant(named, known)}` }
}

function meant(word: string, known: string[]): string {
  const one = closest(word, known)
  return one !== undefined ? `: did you mean "${one}"?` : known.length > 0 && known.length <= 20 ? `; there are ${list(known)}.` : '.'
}

function list(words: string[]): string {
  return words.length === 0 ? 'none' : words.join(', ')
}

/** Every name that a page may use, for whoever lists them. */
export const componentNames = Object.keys(placeable) as ComponentName[]
