import { defineApiRoutes, schemaIndexRoutes } from '../../../site/routes.ts'

export default defineApiRoutes(schemaIndexRoutes)
