import type { Translation } from '../../../../openapi/document/phrase.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.title': 'بحث',
  'search.label': 'البحث في الوثائق',
  'search.placeholder': 'مسار أو عملية أو حقل أو رمز خطأ…',
  'search.close': 'إغلاق',
  'search.scope': 'نطاق البحث',
  'search.everywhere': 'كل واجهات API',
  'search.resultsLabel': 'النتائج',
  'search.operation': 'العمليات',
  'search.webhook': 'الخطافات',
  'search.guide': 'الأدلة',
  'search.schema': 'المخططات',
  'search.field': 'الحقول',
  'search.error': 'الأخطاء',
  'search.recent': 'اختيارات سابقة',
  'search.commands': 'الأوامر',
  'search.mentions': 'يذكر',
  'search.nothing': 'لا شيء عن «{query}».',
  'search.failed': 'تعذر تحميل البحث. افتحه مجددًا للمحاولة مرة أخرى.',
  'search.move': 'تنقل',
  'search.go': 'فتح',
  'search.others': { one: 'وفي {count} موضع آخر', other: 'وفي {count} مواضع أخرى' },
  'search.more': { one: 'عرض {count} أخرى', other: 'عرض {count} أخرى' },
  'search.results': { one: '{count} نتيجة', other: '{count} نتائج' },
}
