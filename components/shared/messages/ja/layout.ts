import type { Translation } from '../../../../openapi/document/phrase.ts'
import type { layout as english } from '../en/layout.ts'

export const layout: Translation<typeof english> = {
  'layout.skip': '本文へ移動',
  'layout.openNavigation': 'ナビゲーションを開く',
  'layout.closeNavigation': 'ナビゲーションを閉じる',
  'layout.apis': 'API',
  'layout.api': 'API:',
  'layout.operations': { other: '{count} 件のオペレーション' },
  'layout.explorer': 'エクスプローラー',
  'layout.reference': 'リファレンス',
  'layout.introduction': 'はじめに',
  'layout.schemas': 'スキーマ',
  'layout.before': '前に {count} 件',
  'layout.after': '後に {count} 件',
  'layout.previousAndNext': '前後のページ',
  'layout.previous': '前へ',
  'layout.next': '次へ',
  'layout.theme': 'テーマを変更',
  'layout.themeLight': 'ライトテーマを使う',
  'layout.themeDark': 'ダークテーマを使う',
  'layout.offline': 'オフライン',
  'layout.offlineTitle': 'このページはまだ読み込まれていません。',
  'layout.offlineText': 'オフラインです。接続が戻ると自動的に開きます。すでに開いているページは引き続き使えます。',
  'layout.notFoundTitle': 'このアドレスには何もありません。',
  'layout.notFoundText': 'API の変更に伴って移動した可能性があります。検索するか、次のいずれかから始めてください:',
  'layout.allApis': 'すべての API',
}
