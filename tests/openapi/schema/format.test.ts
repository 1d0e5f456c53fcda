import type { Schema } from '../../../openapi/document/index.ts'
import { describe, expect, it } from 'vitest'
import { matchesFormat, samplesOfFormat } from '../../../openapi/schema/formats.ts'
import { createValidators } from '../../../openapi/schema/validate/validators.ts'
import { documentOfSchemas } from '../model/document.ts'

/** What each clause of a grammar takes, and what it refuses. */
const table: Record<string, { right: string[], wrong: string[] }> = {
  'date': {
    right: ['2026-03-14', '2024-02-29', '2000-02-29', '0000-01-01', '9999-12-31'],
    wrong: ['2026-3-14', '2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '20260314', '2026-03-14T', '૨026-03-14', ''],
  },
  'time': {
    right: ['08:30:06Z', '08:30:06z', '08:30:06.123456789012345Z', '08:30:06+05:30', '23:59:60Z', '23:59:60.5Z', '01:29:60+01:30', '15:59:60-08:00', '00:29:60+00:30'],
    wrong: ['24:00:00Z', '08:60:00Z', '08:30:61Z', '22:59:60Z', '23:59:60+01:00', '08:30:06', '08:30Z', '08:30:06+05', '08:30:06+0530', '08:30:06+24:00', '08:30:06+05:60', '08:30:06.Z', '8:30:06Z', '08:30:06 Z', '08:30:06−05:00'],
  },
  'date-time': {
    right: ['2026-03-14T09:26:53Z', '2026-03-14t09:26:53z', '2026-03-14T09:26:53.123456789012345+14:00', '1998-12-31T23:59:60Z'],
    wrong: ['2026-03-14', '2026-03-14 09:26:53Z', '2026-03-14T09:26:53', '2026-03-14T24:00:00Z', '2026-03-14T09:26:53+01', '2026-02-30T09:26:53Z', '2026-03-14T09:26Z', '2026-03-14TT09:26:53Z', '1998-12-31T22:59:60Z'],
  },
  'duration': {
    right: ['P4Y', 'P1Y2M3D', 'P1M3D', 'P1YT1H', 'PT1H30M', 'PT30M5S', 'PT0S', 'P2W', 'P1DT12H', 'PT36H'],
    wrong: ['P', 'PT', 'P1', '1D', 'P1Y3D', 'PT1H5S', 'P1D2H', 'PT1D', 'P2M1Y', 'P1Y2W', 'P2WT1H', 'PT0.5S', 'P-1D', 'P1S', 'PT1H ', 'P২Y'],
  },
  'http-date': { right: ['Sun, 06 Nov 1994 08:49:37 GMT'], wrong: ['Sunday, 06-Nov-94 08:49:37 GMT', 'Sun, 06 Nov 1994 08:49:37', 'Sun, 6 Nov 1994 08:49:37 GMT'] },
  'email': {
    right: ['ada@example.com', 'a.b+c@example.co', 'ada@localhost', '"ada lovelace"@example.com', String.raw`"a\"b"@example.com`, '"a@b"@example.com', '""@example.com', 'ada@[192.0.2.1]', 'ada@[IPv6:2001:db8::1]', 'ada@[x-tag:anything]', '~!#$@example.com'],
    wrong: ['ada', '@example.com', 'ada@', '.ada@example.com', 'ada.@example.com', 'a..b@example.com', 'a b@example.com', '"ada@example.com', '"a"b@example.com', '"a\nb"@example.com', 'ada@[192.0.2.256]', 'ada@[192.0.2.1', 'ada@[IPv6:2001:db8]', 'ada@[]', 'ada@-a.com', 'ada@a_b.com', 'ada@a..com', 'é@example.com', 'a,b@example.com', '(x)a@example.com'],
  },
  'idn-email': { right: ['é@example.com', '実例@실례.테스트', 'ada@example.com'], wrong: ['é', 'é@', 'é@a b.com', 'é e@example.com'] },
  'hostname': {
    right: ['example.com', 'localhost', 'a', '1and1.com', 'xn--bcher-kva.example', 'XN--BCHER-KVA.example', 'a'.repeat(63), 'xn--4gbwdl.xn--wgbh1c'],
    wrong: ['', '-a.com', 'a-.com', 'a_b', 'a b', 'a..b', '.a', 'a.', 'a'.repeat(64), `${'a'.repeat(60)}.`.repeat(5), 'ab--cd.com', 'xn--X', 'xn--abc-', 'xn--', 'xn--a', 'xn--07jt112bpxg', 'xn--hello-txk', 'ex@mple', 'é.com'],
  },
  'idn-hostname': {
    right: ['실례.테스트', 'bücher.example', 'example.com', 'a。b', 'l·l', 'ア・', 'ب٠ب'],
    wrong: ['', 'Bücher', '-é', 'é-', 'éa--é', 'a·b', '・', '٠۰', '〮한', 'ـa', '\u0903é', 'ß'.repeat(64)],
  },
  'ipv4': { right: ['192.0.2.1', '0.0.0.0', '255.255.255.255'], wrong: ['256.0.0.1', '1.2.3', '1.2.3.4.5', '01.2.3.4', '1.2.3.04', '0x7f.0.0.1', '1.2.3.4/24', ' 1.2.3.4', '1২7.0.0.1'] },
  'ipv6': {
    right: ['::', '::1', '1::', '2001:db8::1', '1:2:3:4:5:6:7:8', '::ffff:192.0.2.1', '1:2:3:4:5:6:192.0.2.1', '1::2:3:4:5:6:7', 'ABCD::ef'],
    wrong: ['', ':', ':::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1::2::3', '12345::', '1:2:3:4:5:6:7::8', 'fe80::1%eth0', '::1/64', '::192.0.2.256', '192.0.2.1::', '1:2:3:4:5:6:7:1.2.3.4', ':1:2:3:4:5:6:7', '1:2:3:4:5:6:7:', 'g::1'],
  },
  'uri': {
    right: ['https://example.com', 'https://ada@example.com:8080/a/b;c?d=e&f#g/?', 'mailto:ada@example.com', 'urn:isbn:0451450523', 'http://[2001:db8::1]:80/', 'http://[v1.a:b]/', 'file:///etc', 'a:', 'tel:+1-816-555-1212', 'http://a/%C3%A9', 'http://user:p@h/'],
    wrong: ['', '/path', '//example.com', 'example.com', '1http://a', 'http://a b', 'http://a/%zz', 'http://a/%a', 'http://a/{b}', 'http://a/"b"', 'http://a/<b>', 'http://a/\\b', 'http://a/é', 'http://[::1', 'http://[1.2.3.4]/', 'http://a:b', ':a', 'http://a/#b#c', 'http://a/^', 'http://a/`', 'http://a/|'],
  },
  'uri-reference': { right: ['', '/a', 'a/b', '#c', '?d', '//example.com/x', '../e', './a:b', 'https://example.com'], wrong: ['\\\\a', 'a b', '#a#b', '/é', ':a', '1:b'] },
  'iri': { right: ['https://exämple.com/é?ü#ß', 'https://example.com'], wrong: ['/é', 'https://a/ b', 'https://a/<é>', 'https://[é]/'] },
  'iri-reference': { right: ['/é', 'é', '#ƒ'], wrong: ['é\\', 'é é', '/#é#'] },
  'uri-template': {
    right: ['/users/{id}', '{+path}/x{?q,lang*}', '{#a:3}{/b*}{.c}{;d}{&e}', 'http://a/%20{a.b}', '', 'é'],
    wrong: ['/users/{id', '/users/id}', '{}', '{a b}', '{a:0}', '{a:10000}', '{a,}', '{$a}', 'a b', '<a>', '%2', '{a..b}'],
  },
  'uuid': { right: ['7f9c24e5-2c2b-4f0a-9d4e-6f1f0d7f1a52', '00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'], wrong: ['7f9c24e5-2c2b-4f0a-9d4e-6f1f0d7f1a5', '7f9c24e52c2b4f0a9d4e6f1f0d7f1a52', '7f9c24e5-2c2b-4f0a-9d4e-6f1f0d7f1a5g', '{7f9c24e5-2c2b-4f0a-9d4e-6f1f0d7f1a52}', '7f9c24e5-2c2b4f0a--9d4e-6f1f0d7f1a52'] },
  'json-pointer': { right: ['', '/', '/a~0b/c~1d', '/0'], wrong: ['a', '/~', '/~2', '#/a', '/a~'] },
  'relative-json-pointer': { right: ['0', '1/a', '2#', '0+1', '1-2/a'], wrong: ['-1', '01', '/a', 'a', '0##', '+1/a', ''] },
  'regex': { right: ['^a+$', '(?<x>a)\\k<x>', '\\p{L}'], wrong: ['(', 'a**', '[z-a]', '\\Z', '(?P<x>a)'] },
  'byte': { right: ['', 'SGVsbG8=', 'SGVsbG8h', 'YQ=='], wrong: ['SGVsbG8', 'YQ=', 'Y', '-_-_', 'YQ==YQ==', 'Y Q='] },
  'base64url': { right: ['', 'SGVsbG8', 'SGVsbG8=', '-_-_', 'YQ', 'YQ=='], wrong: ['Y', '+/+/', 'YQ=', 'a b'] },
}

describe.each(Object.entries(table))('%s', (format, { right, wrong }) => {
  it.each(right)('takes %j', (text) => {
    expect(matchesFormat(format, text)).toBe(true)
  })

  it.each(wrong)('refuses %j', (text) => {
    expect(matchesFormat(format, text)).toBe(false)
  })

  it('takes its own samples', () => {
    expect(samplesOfFormat(format).length).toBeGreaterThan(0)
    expect(samplesOfFormat(format).filter(sample => !matchesFormat(format, sample))).toEqual([])
  })
})

it('a format that nobody knows allows everything', () => {
  expect([matchesFormat('toString', 'x'), matchesFormat('shoe-size', 'x')]).toEqual([true, true])
})

describe('a format of numbers', () => {
  const isValid = (schema: Schema, value: unknown, numeral?: string): boolean =>
    createValidators(documentOfSchemas({ A: schema })).schema('#/components/schemas/A', 'request')?.(value, numeral).length === 0

  it.each([
    ['int8', [-128, 127, 1e2], [-129, 128, 1.5]],
    ['int16', [-32_768, 32_767], [32_768]],
    ['int32', [-2_147_483_648, 2_147_483_647], [2_147_483_648, -2_147_483_649, 0.5]],
    ['uint8', [0, 255], [-1, 256, 0.1]],
    ['uint16', [65_535], [65_536, -1]],
    ['uint32', [4_294_967_295], [4_294_967_296, -1]],
    ['double-int', [9_007_199_254_740_991], [9_007_199_254_740_992, 0.5]],
    ['sf-integer', [999_999_999_999_999], [1e15, 0.5]],
    ['float', [3.4e38, 0.1, -3.4028234663852886e38], [3.5e38, -1e39]],
    ['double', [1.7976931348623157e308, 5e-324], []],
  ])('%s has a range, whatever the type', (format, right, wrong) => {
    for (const schema of [{ format }, { type: 'number', format }] satisfies Schema[]) {
      expect(right.filter(value => !isValid(schema, value))).toEqual([])
      expect(wrong.filter(value => isValid(schema, value))).toEqual([])
    }
    expect(isValid({ format }, 'text')).toBe(true)
  })

  it.each([
    ['int64', '9223372036854775807', true],
    ['int64', '9223372036854775808', false],
    ['int64', '-9223372036854775808', true],
    ['int64', '-9223372036854775809', false],
    ['int64', '1e400', false],
    ['int64', '92233720368547758.07e2', true],
    ['uint64', '18446744073709551615', true],
    ['uint64', '18446744073709551616', false],
    ['uint64', '-0.0', true],
    ['double', '1e400', false],
    ['double', '-1e309', false],
  ])('%s of %s: %s, digit by digit', (format, numeral, want) => {
    expect(isValid({ type: 'number', format }, Number(numeral), numeral)).toBe(want)
  })
})
