/** A configuration that cannot be used: its message says everything. */
export class ConfigError extends Error {
  override name = 'ConfigError'
  override stack = undefined
}
