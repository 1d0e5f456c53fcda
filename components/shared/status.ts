/** The meaning of a status, for its colour; the number always stands beside it. RFC 9110, section 15. */
export function statusTone(status: string): 'success' | 'redirect' | 'client' | 'server' | 'other' {
  const tones = {
    1: 'redirect',
    2: 'success',
    3: 'redirect',
    4: 'client',
    5: 'server',
  } as const
  return tones[status[0] as unknown as keyof typeof tones] ?? 'other'
}

/** The keys that a status may be declared under, the closest first: itself, its class, `default`. */
export function statusKeys(status: number): string[] {
  return [String(status), `${Math.floor(status / 100)}XX`, 'default']
}
