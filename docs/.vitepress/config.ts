import { join } from 'node:path'
import { defineSite } from '../../site/site.ts'
import config from '../../specimen.config.ts'

export default defineSite(join(import.meta.dirname, '../..'), config)
