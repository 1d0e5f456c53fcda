import { describe, expect, it } from 'vitest'
import type { ParameterStyle } from '../../../openapi/document/openapi.ts'
import { toJson } from '../../../openapi/samples/json.ts'
import { expandCookie, expandHeader, expandPath, expandQuery } from '../../../openapi/samples/style.ts'

const values = {
  empty: '',
  text: 'blue',
  array: ['blue', 'black', 'brown'],
  object: { R: 100, G: 200, B: 150 },
}

function field(style: ParameterStyle, explode: boolean, allowReserved = false) {
  return {
    name: 'color',
    style,
    explode,
    allowReserved,
  }
}

describe('the table of styles in OpenAPI 3.2 (Style Examples)', () => {
  it.for<[ParameterStyle, boolean, string, string, string, string]>([
    ['matrix', false, ';color', ';color=blue', ';color=blue,black,brown', ';color=R,100,G,200,B,150'],
    ['matrix', true, ';color', ';color=blue', ';color=blue;color=black;color=brown', ';R=100;G=200;B=150'],
    ['label', false, '.', '.blue', '.blue,black,brown', '.R,100,G,200,B,150'],
    ['label', true, '.', '.blue', '.blue.black.brown', '.R=100.G=200.B=150'],
    ['simple', false, '', 'blue', 'blue,black,brown', 'R,100,G,200,B,150'],
    ['simple', true, '', 'blue', 'blue,black,brown', 'R=100,G=200,B=150'],
  ])('path %s, explode %s', ([style, explode, ...expected]) => {
    expect(Object.values(values).map(value => expandPath(field(style, explode), toJson(value)))).toEqual(expected)
  })

  it.for<[ParameterStyle, boolean, string, string, string, string]>([
    ['form', false, 'color=', 'color=blue', 'color=blue,black,brown', 'color=R,100,G,200,B,150'],
    ['form', true, 'color=', 'color=blue', 'color=blue&color=black&color=brown', 'R=100&G=200&B=150'],
    [
      'spaceDelimited',
      false,
      'color=',
      'color=blue',
      'color=blue%20black%20brown',
      'color=R%20100%20G%20200%20B%20150',
    ],
    ['pipeDelimited', false, 'color=', 'color=blue', 'color=blue%7Cblack%7Cbrown', 'color=R%7C100%7CG%7C200%7CB%7C150'],
  ])('query %s, explode %s', ([style, explode, ...expected]) => {
    expect(Object.values(values).map(value => expandQuery(field(style, explode), toJson(value)).join('&'))).toEqual(
      expected,
    )
  })

  it('query deepObject', () => {
    expect(expandQuery(field('deepObject', true), toJson(values.object))).toEqual([
      'color%5BR%5D=100',
      'color%5BG%5D=200',
      'color%5BB%5D=150',
    ])
  })

  it('header simple', () => {
    expect(Object.values(values).map(value => expandHeader(field('simple', false), toJson(value)))).toEqual([
      '',
      'blue',
      'blue,black,brown',
      'R,100,G,200,B,150',
    ])
  })

  it('cookie form and cookie cookie', () => {
    expect(expandCookie(field('form', false), toJson(values.array))).toEqual(['color=blue,black,brown'])
    expect(expandCookie(field('cookie', true), toJson(values.array))).toEqual([
      'color=blue',
      'color=black',
      'color=brown',
    ])
    expect(expandCookie(field('cookie', true), toJson(values.object))).toEqual(['R=100', 'G=200', 'B=150'])
    expect(expandCookie(field('cookie', true), 'a b/c')).toEqual(['color=a b/c'])
  })
})

describe('reserved characters', () => {
  it('are encoded in a value, so that separators stay separators', () => {
    expect(expandQuery(field('form', false), toJson(['a,b', 'c&d']))).toEqual(['color=a%2Cb,c%26d'])
    expect(expandPath(field('simple', false), 'a/b?c#d;e')).toBe('a%2Fb%3Fc%23d%3Be')
    expect(expandQuery(field('form', true), '!\'()*~')).toEqual(['color=%21%27%28%29%2A~'])
  })

  it('pass in a query with allowReserved, but for those that would end or split it', () => {
    expect(expandQuery(field('form', true, true), 'a/b?c:d@e$f,g;h!')).toEqual(['color=a/b?c:d@e$f,g;h!'])
    expect(expandQuery(field('form', true, true), 'a&b=c+d#e[f]')).toEqual(['color=a%26b%3Dc%2Bd%23e%5Bf%5D'])
    expect(expandQuery(field('form', true, true), '100%25 and 5%')).toEqual(['color=100%25%20and%205%25'])
  })
})

describe('values that have no place', () => {
  it('an empty list or object is not sent', () => {
    expect(expandQuery(field('form', true), [])).toEqual([])
    expect(expandQuery(field('form', false), [])).toEqual([])
    expect(expandQuery(field('deepObject', true), new Map())).toEqual([])
  })

  it('nested values keep their names in deepObject', () => {
    expect(
      expandQuery(field('deepObject', true), toJson({ a: { b: 1 }, c: ['x', 'y'], d: [{ e: 1 }] })).map(
        decodeURIComponent,
      ),
    ).toEqual(['color[a][b]=1', 'color[c]=x', 'color[c]=y', 'color[d][0][e]=1'])
  })
})
