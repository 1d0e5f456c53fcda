import type { Translate } from '../../shared/messages/messages.ts'
import type { Diagnosis, Refused } from './diagnose.ts'
import { diagnose } from './diagnose.ts'

export interface Failure {
  kind: 'failure'
  title: string
  advice: string
  /** Headers that the server would have to send. */
  lines?: string[]
}

interface Failed extends Omit<Refused, 'origin'> {
  error: unknown
  origin: string
  cancelled: boolean
  late: boolean
  timeout: number
  t: Translate
}

/** Why there was no answer, as far as a browser tells. */
export async function explain(failed: Failed): Promise<Failure> {
  const { error, origin, cancelled, late, timeout, t } = failed
  const failure = (title: string, advice: string): Failure => ({ kind: 'failure', title, advice })
  if (cancelled)
    return failure(t('console.cancelled'), t('console.cancelledAdvice'))
  if (late)
    return failure(t('console.late', { count: Math.round(timeout / 1000) }), t('console.lateAdvice', { origin }))
  if (typeof navigator !== 'undefined' && navigator.onLine === false)
    return failure(t('console.offline'), t('console.offlineAdvice'))
  if (!(error instanceof TypeError))
    return failure(t('console.brokeOff'), t('console.brokeOffAdvice'))
  if (typeof location !== 'undefined' && origin === location.origin)
    return failure(t('console.sandboxSilent'), t('console.sandboxSilentAdvice'))
  return describe(await diagnose(failed), origin, t)
}

function describe({ cause, lines }: Diagnosis, origin: string, t: Translate): Failure {
  return {
    kind: 'failure',
    title: t(`console.cors.${cause}`, { origin }),
    advice: t(`console.cors.${cause}Advice`),
    ...(lines.length > 0 && { lines }),
  }
}
