/** The most text that is looked through for values and messages: longer answers are lists, and nothing in them is what comes next. */
const most = 1_000_000

/** The data of an answer's JSON; undefined where it is none. */
export function parseAnswer(text = ''): unknown {
  try {
    return text.length > most ? undefined : JSON.parse(text)
  }
  catch {
    return undefined
  }
}
