import { defineApiRoutes, introductionRoutes } from '../../site/routes.ts'

export default defineApiRoutes(introductionRoutes)
