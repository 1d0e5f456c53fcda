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
