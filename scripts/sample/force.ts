import type { Answer, Exchange } from '../../openapi/mock/message/exchange.ts'
import type { MockServer } from '../../openapi/mock/mock.ts'

/** Errors that a sample must report and not crash of: those that APIs answer when money, input, patience or luck are short. */
export const forcedStatuses = [402, 422, 429, 500]

/** A mock that answers one error to all: as the document declares it, else in a plain form. */
export function forceStatus(mock: MockServer, status: number): MockServer {
  const answer = async (exchange: Exchange): Promise<Answer> => {
    const header: Exchange['header'] = name => (name === 'prefer' ? `code=${status}` : exchange.header(name))
    const declared = await mock.answer({ ...exchange, header })
    const forced: Answer = declared.status === status
      ? declared
      : {
          kind: 'answer',
          status,
          headers: [['Content-Type', 'application/json']],
          body: '{"message":"The sandbox was told to answer this."}',
        }
    // Longer than any sample waits: each reports at once what it is told.
    const kept = forced.headers.filter(([name]) => name.toLowerCase() !== 'retry-after')
    return { ...forced, headers: [...kept, ['Retry-After', '3600']] }
  }
  return Object.assign((request: Request) => mock(request), mock, { answer })
}
