/** What the mock does beyond its options; the guide to the sandbox says more. */
export const mockHelp = `
A request may ask for an answer:
  Prefer: code=404                  the declared answer of a status
  Prefer: example="second one"      a named example
  Prefer: dynamic=true, seed=7      values made from the schema; the same seed makes the same ones
  Prefer: delay=2                   an answer after so many seconds
Preference-Applied says what was applied, Sandbox-Notice what could not be.

Each test key has a sandbox of its own, which remembers what it is told:
  DELETE /<api>/.sandbox            begins it anew
  GET    /<api>/.sandbox/requests   lists its last requests, and why they were refused
  Idempotency-Key: <text>           answers a repeated POST or PATCH with the first answer
  x-unique in a schema              refuses a value that another record has
  If-Match, If-None-Match           hold where the answer declares an ETag

<api>.mock.ts beside a spec answers what a spec cannot say. /healthz says whether the mock is up.`
