/** The longest title that is made from a sentence. */
const maxTitle = 80

/** What operations do, as descriptions begin: `Lists users`, `Create a user`. */
const verbs = new Set(
  `abort accept acknowledge activate add adjust advance allow append apply approve archive assign attach authenticate authorize
  block book build calculate cancel capture change charge check claim clear clone close commit compare complete compute configure
  confirm connect convert copy count create deactivate decline decode decrease delete deliver deny deploy detach detect disable
  disconnect discover dispatch download duplicate edit emit enable encode end enqueue ensure estimate evaluate exchange execute
  expire export fetch filter finalize find finish flag flush follow force forward generate get grant handle hide identify import
  increase increment index initialize initiate insert inspect install invalidate invite invoke issue join kill launch leave link
  list load lock log login lookup make mark match merge migrate modify mount move mute obtain open overwrite partially parse patch
  pause pay peek perform ping post presents present preview process produce promote provide provision publish pull purge push put query queue
  read rebuild receive recalculate reconcile record recover redact redeem refresh refund register reject release reload remove rename
  render renew reopen reorder replace reply report request reschedule reset resend resize resolve restart restore resume retire
  retrieve retry return reverse revert review revoke rotate run save scan schedule search see select send set share show sign simulate
  snapshot sort split start stop store stream submit subscribe suspend swap switch sync synchronize tag take terminate test toggle
  top track transfer transition translate trigger unarchive unassign unblock unfollow uninstall unlink unlock unpublish unregister
  unsubscribe update upgrade upload upsert validate verify view void wait watch write`.split(/\s+/),
)

/** Words before the operation itself that say nothing: `This endpoint creates …`, `You can delete …`. */
const emptyLeads = [
  /^this (?:api )?(?:endpoint|operation|method|call|request|resource|route|api|service|function)(?: can be| is)?(?: will| used to| allows? (?:you|users|clients|the user) to| lets you| enables you to)? /i,
  /^use this (?:api )?(?:endpoint|operation|method|call|request|resource|route|api) to /i,
  /^you (?:can|may)(?: also| then)? /i,
]

/** Words that say for what or whom: `To send money, create …`. */
const leads = [...emptyLeads, /^with [^,.]{1,40}, you (?:can|may)(?: also| then)? /i, /^to [^,.]{1,70}, (?:you )?/i]

/** Where else than by this operation the same may be done: `via the coupon page of the dashboard`. */
const elsewhere = /,? (?:easily |directly )?(?:via|in|from|on|using|through) (?:the|your) [^,.;]*\b(?:dashboard|web ?site|web app|admin panel|control panel)\b.*$/i

/** Clauses that say more than what is done: the end of a sentence's main part comes before one. */
const clause = /,? (?:that|which|who|whose|where|when|while|by|using|via|so|if|because|based on|belonging|including|such as|instead|in order|before|after|until|unless|without)\b|, (?:and|or|but|as|also|\w+ly|\w+ing)\b|[;:] | [–—-] | \(/g

/** Places where a long main part may end too. */
const phrase = / (?:with|for|from|in|on|at|as)\b| and(?= \w+s )/g

const dangling = /(?:[\s,;:–—-]|\s(?:a|an|the|and|or|at|to|of|in|on|for|from|with|by|as|is))+$/i

/** A statement about something (`Draft invoices are editable`) names no operation. */
const statement = /\b(?:is|are|was|were|be|been|can|cannot|can['’]t|will|won['’]t|must|should|may|might|means|needs?|has|have|do|does|don['’]t|you|your|we|it)\b/i

const determiner = /^(?:an?|the|this|these|each|every|all|any|some|most|if|when|while|once|to|by|with|after|before|note|there|here|please|use|see|stop)\s/i

/** Said of what is there, as titles of readers' operations are: `The user's profile`. */
const relative = /\b(?:that|which|who|whose|whether|how)\b.*$/i

/**
 * The title that the first sentence of a description makes: the sentence where it is short and says what an operation does, or what is
 * read by it; its main part where it is long. Undefined where it says something else.
 */
export function titleOfSentence(sentence: string, isReading: boolean): string | undefined {
  const action = actionOf(sentence.length > maxTitle ? (sentence.split(/[.!?]\s/, 1)[0] ?? '') : sentence)
  if (action !== undefined)
    return action.length <= maxTitle ? action : mainPart(action)
  const isStatement = statement.test(sentence.replace(relative, '')) || (!isReading && determiner.test(sentence))
  return sentence.length > maxTitle || isStatement ? undefined : sentence
}

/** Whether a title says all that the sentence says which it is made from, so that this need not follow it. */
export function saysAll(title: string, sentence: string): boolean {
  return [sentence, ...emptyLeads.map(lead => sentence.replace(lead, ''))].some(text => plain(text) === plain(title))
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/** The sentence from its verb on, if it says what is done. */
function actionOf(sentence: string): string | undefined {
  if (beginsWithVerb(sentence))
    return sentence
  const rest = leads
    .map(lead => sentence.replace(lead, ''))
    .find(rest => rest !== sentence && beginsWithVerb(rest))
  return rest && (rest[0]?.toUpperCase() + rest.slice(1)).replace(elsewhere, '')
}

function beginsWithVerb(text: string): boolean {
  return isVerb(/^[a-z]+(?:-[a-z]+)?(?=[\s/]|$)/i.exec(text)?.[0] ?? '')
}

/** Whether a word may be what an operation does: `create`, `Creates`, `re-send`. */
export function isVerb(text: string): boolean {
  const word = text.toLowerCase().replace(/^(?:re|un|pre|bulk|batch)-/, '')
  return [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')].some(form => verbs.has(form))
}

function mainPart(sentence: string): string | undefined {
  return [clause, phrase]
    .map(pattern =>
      [...sentence.matchAll(pattern)]
        .map(({ index }) => sentence.slice(0, index).replace(dangling, ''))
        .filter(part => part.length <= maxTitle && part.split(' ').length >= 3)
        .at(-1),
    )
    .find(part => part !== undefined)
}
