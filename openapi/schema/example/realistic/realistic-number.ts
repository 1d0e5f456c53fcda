/** Names and the number that stands under them. The first row that fits counts. */
export type NumberRow = readonly [RegExp, (variant: number, integer: boolean) => number]

const day = 86_400

export const numbers: readonly NumberRow[] = [
  [
    /^(?:updated|modified|expires|deleted|ended|finished|completed|closed)$|(?:updated|modified|expires|deleted|ends?|ended|finished|completed|closed)_(?:at|on|ts)$/,
    variant => 1777723200 + variant * day,
  ],
  [/_at$|_ts$|^ts$|^time$|time_?stamp|^created$/, variant => 1773480413 - variant * day],
  [/lat(?:itude)?$/, (variant, integer) => (integer ? 52 : 52.52 - variant)],
  [/(?:lon|lng)(?:gitude)?$/, (variant, integer) => (integer ? 13 : 13.405 + variant)],
  [/total_?(?:pages|count|items|results|records|orders|users)$|^total$/, variant => 42 + variant * 7],
  [
    /(?:price|amount|cost|total|balance|fee|revenue|salary|budget|income|tax)(?:_(?:due|paid|usd|eur|net|gross|cents|value|captured|refunded|received|remaining|off|total))?$/,
    (variant, integer) => (integer ? 1999 + variant * 500 : 19.99 + variant * 5),
  ],
  [/ids?$/, variant => 1042 + variant * 17],
  [/^(?:per_?page|limit|page_?size|take|first)$/, variant => 20 + variant * 10],
  [/^(?:page|page_?number)$/, variant => 1 + variant],
  [/offset$|skip|cursor$/, variant => variant * 20],
  [/index$/, variant => variant],
  [/(?:count|quantity|qty)$|^num(?:ber)?$|^num_\w+$|^number_of_\w+$/, variant => 3 + variant * 2],
  [/age(?:_?(?:in_?)?years)?$/, variant => 36 - variant],
  [/year$/, variant => 2026 - variant],
  [/month$/, variant => 1 + ((2 + variant) % 12)],
  [/days?$/, variant => 1 + ((13 + variant) % 28)],
  [/hours?$/, variant => (9 + variant) % 24],
  [/(?:minute|second)s?$/, variant => (30 + variant) % 60],
  [/percent(?:age)?|progress/, variant => (60 + variant * 7) % 100],
  [/(?:rating|score|stars)$/, (variant, integer) => (integer ? 4 : 4.5 - (variant % 4) / 2)],
  [
    /(?:temperature|probability|confidence|ratio|rate)$/,
    (variant, integer) => (integer ? 1 : Number((((7 + variant) % 10) / 10).toFixed(1))),
  ],
  [/width/, variant => 640 + variant * 160],
  [/height/, variant => 480 + variant * 120],
  [/(?:size|bytes|length)$/, variant => 2048 + variant * 512],
  [/(?:duration|time_?out|ttl|interval|expires_in)(?:_?(?:s|ms|sec|secs|seconds|millis|minutes))?$/, variant => 3600 - variant * 60],
  [/port$/, variant => 8080 + variant],
  [/status(?:_?code)?$|^code$/, () => 200],
  [/version$/, variant => 1 + variant],
]

/** What stands in errors and problems. */
export const errorNumbers: readonly NumberRow[] = [
  [/status|^code$|error_?code/, variant => [400, 404, 429][variant % 3] ?? 400],
]
