import type { ApiDocument } from '../document/document.ts'
import { isObject, own } from '../document/json/value.ts'
import { words } from '../document/text/words.ts'
import { remember } from '../document/remember.ts'

/**
 * The meanings that the mock gives to names: `per_page` is how many rows a page holds, `created_at` when a
 * record was made. Names stand as their words, in lower case: `per page` is `per_page`, `perPage` and `Per-Page`. A document
 * overrules a line with the extension `x-mock-conventions` at its root:
 *
 * @example
 * ```yaml
 * x-mock-conventions:
 *   limit: [window]        # only `window` says how many rows a page holds
 *   createdAt: []          # no property is the time of creation
 * ```
 */
const usual = {
  // Where a list or a record stands in an answer
  listProperty: list('data, results, items, records, list, values, entries, rows'),
  recordProperty: list('data, result, item, record'),
  /** Words that make an object with a list in it an envelope. */
  pageWord: list('total, count, next, previous, cursor, page, pages, more, meta, pagination, paging, links'),

  // What names a record
  id: list('id, uuid, guid'),
  /** In this order, where a parameter is an id. */
  idProperty: list('id, uuid, guid, key, name'),
  personWord: list('user, username, owner, member, login, person, author, assignee, collaborator'),
  personProperty: list('login, username, name, slug, key, id, uuid'),
  nameProperty: list('name, slug, login, username, key, code, id, uuid'),
  /** Names that many kinds of things have: `{id}` in `/teams/{id}` is the team's, although a member has an `id` too. */
  ownName: list('id, uuid, guid, key, name, slug, code, number'),
  /** The property that is meant where a record is given by a name alone: `assignees: ["ada"]`. */
  nameInPlace: list('login, name, slug, title, key, number, id'),
  /** Objects within a record that may hold what names it: `metadata.name`. */
  holder: list('metadata, meta, attributes, properties, info, data'),
  /** What differs between records besides their ids. */
  distinct: list(`name, full name, display name, first name, last name, title, label, login, username, user name, slug, handle,
    email, email address, key, code, number, sku, reference, subject, hostname, domain, phone, phone number`),

  // Query parameters of a list
  limit: list(`limit, per page, page size, page limit, size, count, max results, top, take, first, items per page,
    results per page, max items, max page size, page count, rows`),
  page: list('page, page number, page no, page index'),
  offset: list('offset, skip, start, from, page offset, start index'),
  cursor: list(`cursor, after, starting after, next token, page token, page cursor, page after, next cursor,
    continuation token, continue, marker, next`),
  before: list('before, ending before, page before'),
  sort: list('sort, sort by, order by, ordering, order'),
  direction: list('direction, order, sort order, sort direction, dir'),
  search: list('q, search, query, keyword, term'),
  /** Words in the name of an operation that looks for records. */
  searchWord: list('search, searches, query, find, filter, lookup, list'),

  // What an envelope says of a page
  total: list('total, total count, count total, total items, total results, total records, total size'),
  returned: list('count, size, result count, returned'),
  pageNumber: list('page, current page, page number'),
  pages: list('total pages, pages, page count, last page, num pages'),
  pageLimit: list('limit, per page, page size'),
  pageOffset: list('offset, skip, start'),
  hasNext: list('has more, has next, has next page, more'),
  hasPrevious: list('has previous, has prev, has previous page'),
  nextPage: list(`next, next page, next link, next url, next cursor, next token, next page token, next marker, end cursor,
    after, continue`),
  previousPage: list('previous, prev, previous page, prev page, previous cursor, prev cursor, before'),
  firstPage: list('first'),
  lastPage: list('last'),
  selfPage: list('self'),
  firstId: list('first id'),
  lastId: list('last id'),
  /** Words that make a neighbour a cursor rather than an address. */
  cursorWord: list('cursor, token, after, before, continue, marker'),

  // What the API sets itself
  createdAt: times('created, inserted, registered', 'creation, create'),
  changedAt: times(
    'updated, modified, changed, last updated, last modified, last changed',
    'update, modification, last update',
  ),
  etag: list('etag, e tag'),

  // What an error says
  errorStatus: list('status, status code, http status, http code, code, error code'),
  errorMessage: list('message, detail, details, error message, error description, description, msg, reason'),
  errorCode: list('code, error code, error'),
  errorField: list(`field, param, parameter, property, attribute, field name, param name, parameter name`),
  errorPointer: list('pointer, json pointer'),
  /** Words that make an object a part of the error that is filled. */
  errorPart: list('error, errors, fault, problem, failure, exception, status, response, body, result'),
  /** Words that make a list one of violations. */
  errorList: list(`error, errors, violation, violations, detail, details, field, fields, issue, issues, problem, problems,
    invalid, cause, causes, reason, reasons, validation, validations`),

  // What one violation in such a list says
  violationField: list('field, param, parameter, property, path, name, attribute, key, target, source, loc'),
  violationPath: list('loc, location, path'),
  violationPlace: list('in, location'),
  violationMessage: list('message, msg, detail, description, reason, error, title, issue'),
  violationRule: list('rule, code, type, keyword, error code, constraint, validation'),

  // Properties of a file that was sent
  fileName: list('name, filename, file name, original name, original filename, title'),
  fileSize: list('size, file size, filesize, bytes, byte size, length, content length, size in bytes'),
  fileType: list('content type, mime type, mimetype, media type, file type'),
} satisfies Record<string, readonly string[]>

/** What a name may mean. */
export type Meaning = keyof typeof usual

/** What a document's names mean. */
export interface Conventions {
  /** Whether a name means this. */
  is: (meaning: Meaning, name: string) => boolean
  /** Whether a name that stands as its words means this. */
  means: (meaning: Meaning, words: string) => boolean
  /** Whether one of a name's words means this. */
  has: (meaning: Meaning, name: string) => boolean
  /** The names for this, the likeliest first. */
  of: (meaning: Meaning) => readonly string[]
  /** The first of some names that means this, in the order of the convention. */
  find: (meaning: Meaning, names: Iterable<string>) => string | undefined
}

/** Where a document says what its names mean. */
export const extension = 'x-mock-conventions'

const known = new WeakMap<ApiDocument, Conventions>()

/** The conventions of a document: the usual ones, and what its `x-mock-conventions` says instead. */
export function conventionsOf(document: ApiDocument): Conventions {
  return remember(known, document, () =>
    createConventions((document.root as object as Record<string, unknown>)[extension]))
}

function createConventions(overruled: unknown): Conventions {
  const table = new Map<Meaning, readonly string[]>()
  const sets = new Map<Meaning, ReadonlySet<string>>()
  for (const meaning of Object.keys(usual) as Meaning[]) {
    const said = isObject(overruled) ? own(overruled, meaning) : undefined
    const names = Array.isArray(said) ? said.map(name => words(String(name))) : usual[meaning]
    table.set(meaning, names)
    sets.set(meaning, new Set(names))
  }
  const of = (meaning: Meaning): readonly string[] => table.get(meaning) ?? []
  const means = (meaning: Meaning, text: string): boolean => sets.get(meaning)?.has(text) ?? false
  const is = (meaning: Meaning, name: string): boolean => means(meaning, words(name))
  return {
    of,
    is,
    means,
    has: (meaning, name) => words(name).split(' ').some(word => sets.get(meaning)?.has(word)),
    find(meaning, names) {
      const candidates = [...names]
      for (const wanted of of(meaning)) {
        const found = candidates.find(name => words(name) === wanted)
        if (found !== undefined)
          return found
      }
      return undefined
    },
  }
}

function list(text: string): readonly string[] {
  return text.split(',').map(name => name.trim())
}

/** `created at`, `date created` and the like of some participles; `creation date` and the like of some nouns. */
function times(participles: string, nouns: string): readonly string[] {
  return [
    ...list(participles).flatMap(
      name => [name, `date ${name}`, ...['at', 'on', 'date', 'time'].map(end => `${name} ${end}`)],
    ),
    ...list(nouns).flatMap(name => [`${name} date`, `${name} time`, `${name} timestamp`]),
  ]
}
