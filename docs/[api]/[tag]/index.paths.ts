import { defineApiRoutes, tagRoutes } from '../../../site/routes.ts'

export default defineApiRoutes(tagRoutes)
