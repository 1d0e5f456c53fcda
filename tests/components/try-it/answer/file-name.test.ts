import { describe, expect, it } from 'vitest'
import { dispositionName, fileNameOf } from '../../../../components/try-it/answer/file-name.ts'

describe('the name in Content-Disposition', () => {
  it.each([
    ['attachment; filename="report-2026.pdf"', 'report-2026.pdf'],
    ['attachment; filename=report.pdf', 'report.pdf'],
    ['Attachment; FILENAME="a.pdf"', 'a.pdf'],
    ['attachment ; filename = "a b.pdf" ', 'a b.pdf'],
    ['attachment; filename="a \\"b\\".pdf"', 'a "b".pdf'],
    ['attachment; filename="x.pdf"; filename*=UTF-8\'\'na%C3%AFve%20plan.pdf', 'naïve plan.pdf'],
    ['attachment; filename*=utf-8\'en\'%E2%82%AC.txt', '€.txt'],
    ['attachment; filename*=iso-8859-1\'\'%A3.txt', '£.txt'],
    ['inline; name="field"; filename="b.png"', 'b.png'],
  ])('%s', (header, name) => {
    expect(dispositionName(header)).toBe(name)
  })

  it.each([
    '',
    'attachment',
    '; filename="a.pdf"',
    'attachment; filename="a.pdf',
    'attachment; filename="a.pdf" trailing',
    'attachment; filename',
    'attachment; filename=a b.pdf',
  ])('is none where the header is malformed or has none: %s', (header) => {
    expect(dispositionName(header)).toBeUndefined()
  })

  it('takes the plain name where the extended one is malformed', () => {
    expect(dispositionName('attachment; filename=a.pdf; filename*=UTF-8\'\'%FF.pdf')).toBe('a.pdf')
  })
})

describe('the name an answer is saved under', () => {
  const save = (disposition: string | undefined, mediaType = 'application/pdf', path = '/report') =>
    fileNameOf({
      headers: disposition === undefined ? [] : [['Content-Disposition', disposition]],
      mediaType,
      path,
    })

  it('is the server\'s', () => {
    expect(save('attachment; filename="report-2026.pdf"')).toBe('report-2026.pdf')
  })

  it.each([
    ['attachment; filename="../../etc/passwd"', 'passwd'],
    ['attachment; filename="C:\\\\temp\\\\a.pdf"', 'a.pdf'],
    ['attachment; filename=".bashrc"', 'bashrc'],
    ['attachment; filename="a\u0001\u202Efdp.exe"', 'afdp.exe'],
    ['attachment; filename="..."', 'answer.pdf'],
  ])('never leads elsewhere: %s', (header, name) => {
    expect(save(header)).toBe(name)
  })

  it('is the end of a path that looks like a file, else the media type\'s', () => {
    expect(save(undefined, 'text/csv', '/exports/users.csv')).toBe('users.csv')
    expect(save(undefined, 'image/png')).toBe('answer.png')
    expect(save(undefined, '')).toBe('answer.bin')
  })
})
