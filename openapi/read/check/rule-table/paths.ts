import { defineRules } from './rule.ts'

/** Paths, and the parameters in them. */
export const pathRules = defineRules({
  'path-slash': {
    level: 'warning',
    meaning: 'A path does not begin with a slash.',
    wrong: `
      paths:
        pets: { get: { responses: {} } }
    `,
    right: { replace: 'pets:', by: '/pets:' },
  },
  'path-host': {
    level: 'warning',
    meaning: 'A path begins with two slashes, so that its first part is taken for a host.',
    why: 'Behind a relative server a browser sends the request, and the key in it, to that host.',
    wrong: `
      paths:
        //pets: { get: { responses: {} } }
    `,
    right: { replace: '//pets:', by: '/pets:' },
  },
  'path-template': {
    level: 'warning',
    meaning: 'A path has a query, a fragment, braces that do not match, or one parameter twice.',
    wrong: `
      paths:
        /pets?sort=name: { get: { responses: {} } }
    `,
    right: `
      paths:
        /pets: { get: { parameters: [{ name: sort, in: query, schema: { type: string } }], responses: {} } }
    `,
  },
  'identical-paths': {
    level: 'warning',
    meaning: 'Two paths differ in the names of their parameters only.',
    wrong: `
      paths:
        /pets/{id}:
          parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
          get: { responses: {} }
        /pets/{name}:
          parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
          get: { responses: {} }
    `,
    right: { replace: '/pets/{name}:', by: '/pets/by-name/{name}:' },
  },
  'ambiguous-paths': {
    level: 'warning',
    meaning: 'Some URLs match two paths, and neither is more exact.',
    wrong: `
      paths:
        /pets/{id}:
          parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
          get: { responses: {} }
        /{kind}/mine:
          parameters: [{ name: kind, in: path, required: true, schema: { type: string } }]
          get: { responses: {} }
    `,
    right: { replace: '/{kind}/mine:', by: '/mine/{kind}:' },
  },
  'path-parameter-missing': {
    level: 'warning',
    meaning: 'A path has a name in braces, and no parameter describes it.',
    wrong: `
      paths:
        /pets/{id}: { get: { responses: {} } }
    `,
    right: `
      paths:
        /pets/{id}:
          get:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            responses: {}
    `,
  },
  'path-parameter-unused': {
    level: 'warning',
    meaning: 'A parameter in path is not in the path.',
    wrong: `
      paths:
        /pets:
          get:
            parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
            responses: {}
    `,
    right: { replace: '/pets:', by: '/pets/{id}:' },
  },
  'path-parameter-optional': {
    level: 'warning',
    meaning: 'A parameter in path is not required.',
    why: 'Without it there is no path; it is treated as required.',
    wrong: `
      paths:
        /pets/{id}:
          get:
            parameters: [{ name: id, in: path, schema: { type: string } }]
            responses: {}
    `,
    right: { replace: 'in: path,', by: 'in: path, required: true,' },
  },
})
