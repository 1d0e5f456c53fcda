import type { Translation } from '../../../../openapi/document/text/phrase.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.title': '検索',
  'search.label': 'ドキュメントを検索',
  'search.placeholder': 'パス、操作、フィールド、エラーコード…',
  'search.close': '閉じる',
  'search.scope': '検索する範囲',
  'search.everywhere': 'すべての API',
  'search.resultsLabel': '検索結果',
  'search.operation': '操作',
  'search.webhook': 'Webhook',
  'search.guide': 'ガイド',
  'search.schema': 'スキーマ',
  'search.field': 'フィールド',
  'search.error': 'エラー',
  'search.recent': '最近選んだもの',
  'search.commands': 'コマンド',
  'search.mentions': '含む語',
  'search.nothing': '「{query}」に当てはまるものはありません。',
  'search.failed': '検索を読み込めませんでした。もう一度開くと再試行します。',
  'search.move': '移動',
  'search.go': '開く',
  'search.others': { other: 'ほか {count} か所' },
  'search.more': { other: 'さらに {count} 件を表示' },
  'search.results': { other: '{count} 件' },
}
