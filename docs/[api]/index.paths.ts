import { defineApiRoutes, introductionRoutes } from '../.vitepress/reference/routes.ts'

export default defineApiRoutes(introductionRoutes)
