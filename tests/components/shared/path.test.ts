import { expect, it } from 'vitest'
import { splitPath, splitSegments } from '../../../components/shared/path.ts'

it.each<[string, string[]]>([
  ['/users/{id}', ['/users/{id}']],
  ['/api/v1/namespaces/{namespace}/pods', ['/api/', 'v1/', 'namespaces/', '{namespace}/', 'pods']],
  ['/files/{id}/versions/{a/b}.json/', ['/files/', '{id}/', 'versions/', '{a/b}.json/']],
  ['//host.example.com/a/long/path', ['//host.example.com/', 'a/', 'long/', 'path']],
])('breaks %s behind its slashes alone', (path, want) => {
  expect(splitSegments(path)).toEqual(want)
  expect(splitSegments(path).join('')).toBe(path)
})

it('tells the parameters of a path from its text', () => {
  expect(splitPath('/a/{id}.json')).toEqual([
    { text: '/a/', parameter: false },
    { text: '{id}', parameter: true },
    { text: '.json', parameter: false },
  ])
})
