/** A day of the calendar. RFC 3339, 5.6 `full-date`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text))
    return false
  const month = Number(text.slice(5, 7))
  const day = Number(text.slice(8))
  return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || day <= daysOf(Number(text.slice(0, 4)), month))
}

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
}

const fullTime = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:z|([+-])([01]\d|2[0-3]):([0-5]\d))$/i

/** Times without a leap second. */
const plainTime = /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i

/** A time of the day with its offset; a leap second is the last one of a day in UTC. RFC 3339, 5.6 `full-time` and 5.7. */
export function isTime(text: string): boolean {
  if (plainTime.test(text))
    return true
  const [, hour, minute, second, sign, offsetHour, offsetMinute] = fullTime.exec(text) ?? []
  if (second !== '60')
    return second !== undefined
  const offset = Number(offsetHour ?? 0) * 60 + Number(offsetMinute ?? 0)
  const minutes = Number(hour) * 60 + Number(minute) - (sign === '-' ? -offset : offset)
  return (minutes + 2880) % 1440 === 1439
}

/** RFC 3339, 5.6 `date-time`. */
export function isDateTime(text: string): boolean {
  return /^t$/i.test(text.charAt(10)) && isDate(text.slice(0, 10)) && isTime(text.slice(11))
}

const time = 'T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)'
const days = '(?:\\d+D|\\d+M(?:\\d+D)?|\\d+Y(?:\\d+M(?:\\d+D)?)?)'

/** No unit is left out between two others, and weeks stand alone. RFC 3339, appendix A. */
export const duration = new RegExp(`^P(?:\\d+W|${days}(?:${time})?|${time})$`)

/** RFC 9110, 5.6.7 `IMF-fixdate`. */
export const httpDate = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?:0[1-9]|[12]\d|3[01]) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} (?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60) GMT$/
