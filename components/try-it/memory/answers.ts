import type { Answer } from '../send.ts'
import type { Drafts } from '../draft/useDraft.ts'
import { shallowReactive } from 'vue'

/** The most answers that are kept to be compared, and the longest text of one. */
const most = 20
const longest = 5_000_000

/** Answers of this visit by the time of their requests. They are in no storage, as they may hold secrets. */
export function keptAnswers(drafts: Drafts): Map<number, Answer> {
  return drafts.open('answers', () => shallowReactive(new Map<number, Answer>()))
}

export function keepAnswer(drafts: Drafts, time: number, answer: Answer): void {
  const kept = keptAnswers(drafts)
  if (answer.text !== undefined && answer.text.length > longest)
    return
  kept.set(time, answer)
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - most)))
    kept.delete(old)
}
