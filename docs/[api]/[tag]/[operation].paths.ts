import { defineApiRoutes, operationRoutes } from '../../.vitepress/reference/routes.ts'

export default defineApiRoutes(operationRoutes)
