import { listRulePages } from './rule-pages.ts'

export default {
  watch: ['../../openapi/read/check/rule-table/*.ts'],
  paths: listRulePages,
}
