import type { Role } from '../role.ts'
import { hashText } from '../../../document/text/hash.ts'

/** Names and what stands under them: texts to choose from, or one made for the place. The first row that fits counts. */
export type TextRow = readonly [RegExp, readonly string[] | ((role: Role) => string)]

/** What stands in errors and problems, whatever else the names mean. @see https://www.rfc-editor.org/rfc/rfc9457 */
export const errorTexts: readonly TextRow[] = [
  row(
    /^(?:message|detail|description|error_description|reason|error_?message|text)$/,
    'The request is not valid.|There is no such record.|There were too many requests.',
  ),
  row(/^title$/, 'Invalid request|Not found|Too many requests'),
  row(/^(?:code|type|error|error_?code|error_?type|key|rule|kind|name)$/, 'invalid_request|not_found|rate_limited'),
  row(/^(?:status|status_?code|http_?status)$/, '400|404|429'),
  row(/^(?:param|parameter|field|property|attribute|target|path|pointer|location)$/, 'email|name|limit'),
]

const people: readonly TextRow[] = [
  row(/e_?mail(?:_?address(?:es)?)?$/, 'ada@example.com|grace@example.com|alan@example.com|katherine@example.com|linus@example.com'),
  row(/(?:first|given)_?names?$/, 'Ada|Grace|Alan|Katherine|Edsger'),
  row(/(?:last|family|sur)_?names?$/, 'Lovelace|Hopper|Turing|Johnson|Dijkstra'),
  row(/middle_?names?$/, 'Augusta|Brewster|Mathison|Wybe'),
  row(
    /(?:full_?name|display_?name|author|(?:owner|customer|card_?holder|contact|employee|patient|student|member|guest|sender|recipient|account_holder)_?name)$/,
    'Ada Lovelace|Grace Hopper|Alan Turing|Katherine Johnson|Edsger Dijkstra',
  ),
  row(
    /(?:user_?name|login|handle|nick_?name|screen_name)$|^(?:user|owner|assignee|creator|sender|recipient|reviewer|member|actor)$/,
    'ada|grace|alan|katherine|edsger',
  ),
  row(/pass(?:word|phrase)$/, 'correct-horse-9|battery-staple-4|quiet-river-7|amber-lamp-21'),
  row(/(?:tele)?phone(?:_?(?:number|no))?|mobile(?:_?number)?|fax/, '+14155550101|+14155550114|+14155550127|+14155550136'),
  row(/gender/, 'female|male|other'),
  row(/(?:company|organi[sz]ation|employer)(?:_?name)?$/, 'Northwind|Acme|Globex|Initech'),
  row(/job(?:_?title)?$|occupation/, 'Engineer|Designer|Analyst'),
]

const addresses: readonly TextRow[] = [
  row(
    /(?:avatar|image|photo|picture|icon|logo|thumbnail)(?:_?ur[il])?$/,
    'https://example.com/images/ada.png|https://example.com/images/grace.png|https://example.com/images/alan.png',
  ),
  row(
    /(?:webhook|callback|redirect|return|success|cancel)_?ur[il]$/,
    'https://example.com/callback|https://example.org/done|https://example.net/hook',
  ),
  row(
    /\w*ur[il]$|href|link|web_?site|home_?page|webhook/,
    'https://example.com/docs|https://example.com/shop|https://example.org/about|https://example.net/files',
  ),
]

const times: readonly TextRow[] = [
  row(
    /^(?:updated|modified|expires|deleted|ended|finished|completed|closed)$|(?:updated|modified|expires|deleted|ends?|ended|finished|completed|closed|due|until)_(?:at|on)$/,
    '2026-05-02T12:00:00Z|2026-05-17T16:20:41Z|2026-06-08T07:15:00Z|2026-06-30T18:45:30Z',
  ),
  row(
    /_at$|_on$|time_?stamp|date_?time|^(?:created|last_(?:seen|login|access|activity|active|\w+ed))$/,
    '2026-03-14T09:26:53Z|2026-01-15T08:30:00Z|2025-11-30T17:45:12Z|2026-02-02T12:00:00Z',
  ),
  row(/^(?:ends?|due|until|expir\w*)_?date$|date_?(?:to|until|end)$/, '2026-05-02|2026-05-17|2026-06-08|2026-06-30'),
  row(/birth(?:_?(?:date|day))?|date_of_birth|dob/, '1990-12-10|1986-12-09|1992-06-23'),
  row(/\w*date$/, '2026-03-14|2026-01-15|2025-11-30|2026-02-02'),
  row(/time_?zone|tz/, 'Europe/Berlin|America/New_York|Asia/Tokyo|UTC'),
]

const keys: readonly TextRow[] = [
  row(
    /uuid|guid|(?:request|trace|correlation|idempotency|session)_?(?:id|key)$|delivery$/,
    '7f9c24e5-2c2b-4f0a-9d4e-6f1f0d7f1a52|1b4e28ba-2fa1-41d2-883f-0016d3cca427|c0a8f3d6-5b1e-4b7a-8a63-3f2f6b9d1e10',
  ),
  [/commit(?:_id|_sha)?$|sha\d*$|digest|checksum|fingerprint|^hash$|^basehead$|^etag$/, role => hex(role, 40)],
  [/ids?$|_key$|^key$/, role => `${hashText(`${role.parent}.${role.name}.${role.variant}`)}`],
  [/(?:token|secret|signature|nonce|api_?key|credentials?)$/, role => hex(role, 32)],
  [/cursor$|next_page|page_token/, role => hex(role, 16)],
]

const places: readonly TextRow[] = [
  row(/city|town/, 'Berlin|Lisbon|Oslo|Toronto|Kyoto'),
  row(/country(?:_?code)?$|nationality/, 'DE|PT|NO|CA|JP'),
  row(/(?:state|region|province)$/, 'Bavaria|Ontario|Oregon|Lisboa'),
  row(/zip(?:_?code)?|postal(?:_?code)?|post_?code/, '10115|94107|75001|20095'),
  row(/(?:address_?)?line_?2|apartment|suite/, 'Floor 2|Suite 14|Apt. 5'),
  row(/street(?:_?address)?|(?<!ip_|mac_|wallet_|mail_)address|(?:address_?)?line_?1/, '1 Main Street|22 Station Road|5 Harbour Lane|9 Mill Court'),
  row(/currency(?:_?code)?$/, 'EUR|USD|GBP|JPY'),
  row(/locale|lang(?:uage)?s?(?:_code)?$/, 'en|de|fr|pt'),
]

const technology: readonly TextRow[] = [
  row(/colou?r$/, '#3366ff|#22aa66|#cc3344|#ffaa00'),
  row(/(?:api_?)?version$/, '1.4.0|2.0.1|1.0.0|3.2.5'),
  row(/ip(?:_?v?[46])?(?:_?addr(?:ess)?)?$/, '192.0.2.14|198.51.100.7|203.0.113.42'),
  row(/mac_?address$/, '00:00:5e:00:53:af|00:00:5e:00:53:01'),
  row(/host(?:_?name)?|(?:sub_?)?domain(?:_?name)?/, 'example.com|example.org|example.net'),
  row(/(?:file|document)_?name|^file$/, 'report.pdf|photo.jpg|notes.txt'),
  row(/path$/, 'docs/guide.md|src/index.ts|images/logo.png'),
  row(/director(?:y|ies)|folder/, 'docs|src|images'),
  row(/content_?type|mime(?:_?type)?|media_?type/, 'application/json|image/png|text/plain'),
  row(/user_?agent/, 'Mozilla/5.0|curl/8.5.0'),
  row(/branch|ref$/, 'main|develop|release'),
  row(/^repo(?:sitory)?$/, 'hello-world|docs|website'),
  row(/slug$/, 'getting-started|hello-world|release-notes'),
  row(/event(?:_?(?:name|type))?$/, 'user.created|order.paid|file.deleted'),
  row(/commands?$/, 'npm test|ls -la|git status'),
  row(/^model(?:_?name)?$/, 'standard-1|small-2|large-1'),
  row(/environment|^env$/, 'production|staging|development'),
  row(/channel(?:_?name)?$/, 'general|support|announcements'),
  row(/algorithm$/, 'sha256|ed25519|rs256'),
  [/^object$/, role => (role.parent === '' ? 'object' : role.parent)],
]

const business: readonly TextRow[] = [
  row(/sku|article_?number/, 'SKU-1042|SKU-2077|SKU-3108'),
  row(/iban/, 'DE89370400440532013000|GB82WEST12345698765432'),
  row(/(?:order|invoice|reference|tracking)_?(?:number|no)$|^reference$/, 'INV-2026-0042|INV-2026-0057|INV-2026-0101'),
  row(/last_?4/, '4242|1881|0005'),
  row(/status$|^state$/, 'active|pending|done'),
  row(/error_?code|^code$|reason_code/, 'A42|B17|C08'),
  row(/(?:price|amount|cost|total|balance|fee|revenue|salary)(?:_(?:due|paid|usd|eur|net|gross|value))?$/, '19.99|5.00|120.50'),
  row(/(?:quantity|count)$/, '3|12|7'),
  row(/number$/, '10425|20977|31508'),
]

const prose: readonly TextRow[] = [
  row(/(?:title|subject|headline)$/, 'Weekly report|Welcome aboard|Release notes|Team meeting'),
  row(
    /prompt|question|instruction|^input$/,
    'What is on the menu today?|Summarise this text in one sentence.|Name three cities in Portugal.',
  ),
  row(/^(?:q|query|search|keywords?)$/, 'coffee|tea|cake'),
  row(
    /(?:description|summary|bio|biography|about|caption|abstract)$/,
    'A short text that says what this is about.|All that there is to know, in a few words.|Made for those who read on.|What it is, and what it is good for.',
  ),
  row(
    /(?:comment|note|message|content|text|body|detail|reason|answer|feedback|review)s?$/,
    'Everything arrived on time and in good order.|Please call before you come by.|Thank you, that was quick.|See you on Monday.',
  ),
  row(/tags?$|labels?$|categor(?:y|ies)/, 'news|featured|archive|draft'),
  row(/roles?$/, 'admin|editor|viewer'),
  row(/scopes?$|permissions?$/, 'read|write|admin'),
  [/kind$/, kindOf],
  row(/type$/, 'standard|basic|custom'),
]

export const texts: readonly TextRow[] = [
  ...people,
  ...addresses,
  ...times,
  ...keys,
  ...technology,
  ...places,
  ...business,
  ...prose,
]

function row(pattern: RegExp, words: string): TextRow {
  return [pattern, words.split('|')]
}

/** What a thing is called that says of which kind it is: `io.k8s.api.core.v1.Pod` is a `Pod`. */
function kindOf({ owner = '', name }: Role): string {
  return owner.split(/[./]/).at(-1) || (name === 'kind' ? 'sample' : `sample_${name}`)
}

function hex({ parent, name, variant }: Role, length: number): string {
  let text = ''
  for (let index = 0; text.length < length; index++)
    text += Number.parseInt(hashText(`${parent}.${name}.${variant}.${index}`), 36).toString(16)
  return text.slice(0, length)
}
