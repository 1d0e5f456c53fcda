import { defineApiRoutes, schemaRoutes } from '../../.vitepress/reference/routes.ts'

export default defineApiRoutes(schemaRoutes)
