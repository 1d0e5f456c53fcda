/** The most places that a search counts. */
export const mostFound = 10_000

/** Where a text stands in another one, whatever its case; at most {@link mostFound} places. */
export function findPlaces(text: string, wanted: string): number[] {
  const places: number[] = []
  if (wanted === '')
    return places
  const pattern = new RegExp(wanted.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&'), 'gi')
  for (let match = pattern.exec(text); match && places.length < mostFound; match = pattern.exec(text))
    places.push(match.index)
  return places
}
