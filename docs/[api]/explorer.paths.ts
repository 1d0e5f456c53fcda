import { defineApiRoutes } from '../../site/routes.ts'

export default defineApiRoutes(() => [{}])
