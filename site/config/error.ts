/** A configuration that cannot be used: its message is all that there is to say. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  override stack = undefined
}
