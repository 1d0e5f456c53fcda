/** FNV-1a over UTF-16 units, in two lanes: enough to notice a change, but not a forgery. */
export function fingerprint(code: string): string {
  let one = 0x811C9DC5
  let other = 0x9747B28C
  for (let index = 0; index < code.length; index++) {
    const unit = code.charCodeAt(index)
    one = Math.imul(one ^ unit, 0x01000193)
    other = Math.imul(other ^ unit, 0x5BD1E995)
  }
  return [one, other].map(lane => (lane >>> 0).toString(16).padStart(8, '0')).join('')
}
