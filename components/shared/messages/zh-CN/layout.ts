import type { Translation } from '../../../../openapi/document/phrase.ts'
import type { layout as english } from '../en/layout.ts'

export const layout: Translation<typeof english> = {
  'layout.skip': '跳到正文',
  'layout.openNavigation': '打开导航',
  'layout.closeNavigation': '关闭导航',
  'layout.apis': 'API',
  'layout.api': 'API:',
  'layout.operations': { other: '{count} 个操作' },
  'layout.explorer': '浏览器',
  'layout.reference': '参考',
  'layout.introduction': '简介',
  'layout.schemas': '模式',
  'layout.before': '前面还有 {count} 个',
  'layout.after': '后面还有 {count} 个',
  'layout.previousAndNext': '上一页和下一页',
  'layout.previous': '上一页',
  'layout.next': '下一页',
  'layout.theme': '切换主题',
  'layout.themeLight': '使用浅色主题',
  'layout.themeDark': '使用深色主题',
  'layout.offline': '离线',
  'layout.offlineTitle': '此页面尚未加载。',
  'layout.offlineText': '您已离线。恢复连接后页面会自动打开，已打开的页面仍可使用。',
  'layout.notFoundTitle': '此地址没有内容。',
  'layout.notFoundText': 'API 变更时它可能已被移动。请搜索，或从以下位置重新开始：',
  'layout.allApis': '所有 API',
}
