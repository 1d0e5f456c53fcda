/**
 * The content coding a client likes best of those that are offered; `identity` where it names none of them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding
 */
export function negotiate(header: string | undefined, offered: string[]): string {
  const weights = new Map(
    (header ?? '').split(',').map((part) => {
      const [coding = '', ...parameters] = part.split(';').map(text => text.trim().toLowerCase())
      const weight = parameters.find(text => text.startsWith('q='))
      return [coding.replace(/^x-gzip$/, 'gzip'), weight === undefined ? 1 : Number(weight.slice(2)) || 0] as const
    }),
  )
  const weigh = (coding: string): number =>
    weights.get(coding) ?? (coding === 'identity' ? 0.001 : weights.get('*') ?? 0)
  // Of codings that are liked alike, the smaller one: they are offered in that order, after the file as it is.
  return offered.reduce((best, coding) => (
    coding !== 'identity' && weigh(coding) > 0 && (best === 'identity' || weigh(coding) > weigh(best))
    && weigh(coding) >= weigh('identity')
      ? coding
      : best), 'identity')
}
