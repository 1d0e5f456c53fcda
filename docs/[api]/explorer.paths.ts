import { defineApiRoutes } from '../.vitepress/reference/routes.ts'

export default defineApiRoutes(() => [{}])
