import { defineApiRoutes, operationRoutes } from '../../../site/routes.ts'

export default defineApiRoutes(operationRoutes)
