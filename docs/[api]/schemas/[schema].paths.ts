import { defineApiRoutes, schemaRoutes } from '../../../site/routes.ts'

export default defineApiRoutes(schemaRoutes)
