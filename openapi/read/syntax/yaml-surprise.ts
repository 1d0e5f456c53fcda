const words = /^(?:yes|no|on|off)$/i
const octal = /^[-+]?0[0-7]+$/
const sexagesimal = /^[-+]?\d+(?::[0-5]?\d)+(?:\.\d*)?$/
const date = /^\d{4}-\d{1,2}-\d{1,2}(?:[T\s]\S.*)?$/i
const underscored = /^[-+]?\d[\d_]*_\d+$/

/**
 * What an older YAML reader would make of a plain scalar. OpenAPI asks for YAML 1.2, but many tools around a spec still read 1.1.
 *
 * @see https://yaml.org/spec/1.2.2/ext/changes/
 */
export function surprise(source: string, role: 'key' | 'value'): { message: string, advice: string } | undefined {
  const reading = read(source)
  return reading === undefined || (role === 'key' && reading !== 'true or false')
    ? undefined
    : { message: `Readers of YAML 1.1 take the unquoted ${role} ${source} for ${reading}.`, advice: 'quote it' }
}

function read(source: string): string | undefined {
  if (source.length > 40 || source === '')
    return undefined
  if (words.test(source))
    return 'true or false'
  if (octal.test(source))
    return 'an octal number'
  if (sexagesimal.test(source))
    return 'a number to the base of sixty'
  if (date.test(source))
    return 'a date'
  if (underscored.test(source))
    return 'a number'
  return undefined
}
