import { defineApiRoutes, tagRoutes } from '../../.vitepress/reference/routes.ts'

export default defineApiRoutes(tagRoutes)
