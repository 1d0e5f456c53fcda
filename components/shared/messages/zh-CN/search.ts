import type { Translation } from '../../../../openapi/document/text/phrase.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.title': '搜索',
  'search.label': '搜索文档',
  'search.placeholder': '路径、操作、字段、错误码…',
  'search.close': '关闭',
  'search.scope': '搜索范围',
  'search.everywhere': '所有 API',
  'search.resultsLabel': '结果',
  'search.operation': '操作',
  'search.webhook': 'Webhook',
  'search.guide': '指南',
  'search.schema': '模式',
  'search.field': '字段',
  'search.error': '错误',
  'search.recent': '最近选择',
  'search.commands': '命令',
  'search.mentions': '提到',
  'search.nothing': '没有关于“{query}”的内容。',
  'search.failed': '无法加载搜索。请重新打开再试一次。',
  'search.move': '移动',
  'search.go': '打开',
  'search.others': { other: '以及另外 {count} 处' },
  'search.more': { other: '再显示 {count} 项' },
  'search.results': { other: '{count} 个结果' },
}
