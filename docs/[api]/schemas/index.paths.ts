import { defineApiRoutes, schemaIndexRoutes } from '../../.vitepress/reference/routes.ts'

export default defineApiRoutes(schemaIndexRoutes)
