const letters: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  '$': 's',
  '!': 'i',
}

/** A text of at most one character is in every run, but no password is that short. */
const runs = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
]

const commonPasswords = new Set(
  `
  abc access admin administrator asdf baseball basketball batman changeme charlie chocolate computer daniel
  default donald dragon football freedom guest hello hunter iloveyou internet jennifer jessica jordan letmein
  liverpool lovely loveme mario master michael michelle monkey mustang ninja nothing pass passphrase passw
  password pokemon princess qwerty samsung secret shadow soccer starwars summer sunshine superman test testing
  thomas tigger trustno trustnoi welcome whatever winter
`
    .trim()
    .split(/\s+/),
)

/** Parts of words are enough; none of them stands in a common name. */
const offensiveWords = [
  'arsehole',
  'asshole',
  'bastard',
  'bitch',
  'bollocks',
  'bullshit',
  'fuck',
  'shithead',
  'wanker',
  'whore',
]

/**
 * Whether a password is one of those that everybody uses: a common word, also with the usual figures and signs put into it
 * or behind it, a run of neighbours on the keyboard or in the alphabet, or one thing over and over.
 *
 * @example isCommonPassword('P4ssw0rd123!') // true
 */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase()
  return readings(plain).some(reading => commonPasswords.has(reading))
    || runs.some(run => run.includes(plain) || run.includes(reverse(plain)))
    || isRepetition(plain)
}

/** Whether a name holds a word that would offend others, also with figures in place of letters. */
export function isInappropriate(name: string): boolean {
  const plain = name.toLowerCase()
  return [plain, toLetters(plain)].some(reading =>
    offensiveWords.some(word => reading.replaceAll(/[^a-z]/g, '').includes(word)),
  )
}

/** What a password may have been before it was dressed up: without what stands behind it, and with letters for figures. */
function readings(plain: string): string[] {
  const bare = plain.replace(/[^a-z]{1,6}$/, '')
  return [plain, bare, toLetters(plain), toLetters(bare)]
}

function toLetters(text: string): string {
  return text.replaceAll(/[013457@$!]/g, figure => letters[figure] ?? figure)
}

function isRepetition(text: string): boolean {
  return [1, 2, 3, 4].some(
    length =>
      text.length > length
      && text
      === text
        .slice(0, length)
        .repeat(Math.ceil(text.length / length))
        .slice(0, text.length),
  )
}

function reverse(text: string): string {
  return [...text].toReversed().join('')
}
