const [base, tMin, tMax, skew, damp, initialBias, initialCode] = [36, 1, 26, 38, 700, 72, 128]
/** Longer labels are no labels. RFC 1035, 2.3.4. */
const longest = 63

/** The text that the part of an A-label after `xn--` stands for; undefined where it cannot be decoded. RFC 3492, 6.2. */
export function decodePunycode(encoded: string): string | undefined {
  if (encoded.length > longest)
    return undefined
  const edge = encoded.lastIndexOf('-')
  const output = edge > 0 ? Array.from(encoded.slice(0, edge), letter => letter.charCodeAt(0)) : []
  let [code, at, bias, index] = [initialCode, 0, initialBias, edge > 0 ? edge + 1 : 0]
  while (index < encoded.length) {
    const before = at
    for (let weight = 1, k = base; ; k += base) {
      const digit = digitOf(encoded.charCodeAt(index++))
      if (digit === undefined)
        return undefined
      at += digit * weight
      const threshold = Math.min(Math.max(k - bias, tMin), tMax)
      if (digit < threshold)
        break
      weight *= base - threshold
    }
    bias = adapt(at - before, output.length + 1, before === 0)
    code += Math.floor(at / (output.length + 1))
    at %= output.length + 1
    if (code > 0x10FFFF)
      return undefined
    output.splice(at++, 0, code)
  }
  return String.fromCodePoint(...output)
}

/** What stands after `xn--` in the A-label of a text. RFC 3492, 6.3. */
export function encodePunycode(text: string): string {
  const codes = Array.from(text, letter => letter.codePointAt(0) ?? 0)
  const basic = codes.filter(code => code < initialCode)
  let output = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '')
  let [code, delta, bias, handled] = [initialCode, 0, initialBias, basic.length]
  while (handled < codes.length && output.length <= longest) {
    const next = Math.min(...codes.filter(other => other >= code))
    delta += (next - code) * (handled + 1)
    code = next
    for (const other of codes) {
      if (other < code)
        delta++
      if (other === code) {
        output += writeNumber(delta, bias)
        bias = adapt(delta, handled + 1, handled === basic.length)
        delta = 0
        handled++
      }
    }
    delta++
    code++
  }
  return output
}

function writeNumber(value: number, bias: number): string {
  let text = ''
  for (let k = base; ; k += base) {
    const threshold = Math.min(Math.max(k - bias, tMin), tMax)
    if (value < threshold)
      return text + letterOf(value)
    text += letterOf(threshold + ((value - threshold) % (base - threshold)))
    value = Math.floor((value - threshold) / (base - threshold))
  }
}

function adapt(delta: number, length: number, isFirst: boolean): number {
  let left = Math.floor(delta / (isFirst ? damp : 2))
  left += Math.floor(left / length)
  let k = 0
  for (; left > ((base - tMin) * tMax) / 2; k += base)
    left = Math.floor(left / (base - tMin))
  return k + Math.floor(((base - tMin + 1) * left) / (left + skew))
}

function digitOf(code: number): number | undefined {
  if (code >= 48 && code <= 57)
    return code - 22
  const lower = code | 32
  return lower >= 97 && lower <= 122 ? lower - 97 : undefined
}

function letterOf(digit: number): string {
  return String.fromCharCode(digit < 26 ? digit + 97 : digit + 22)
}
