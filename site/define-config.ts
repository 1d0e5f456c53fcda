import type { SpecimenConfig } from './config/types.ts'

export type { ApiEntry, Logo, SpecimenConfig } from './config/types.ts'

/** What `specimen.config.ts` exports; it does nothing but tell an editor which values there are. */
export function defineConfig(config: SpecimenConfig): SpecimenConfig {
  return config
}
