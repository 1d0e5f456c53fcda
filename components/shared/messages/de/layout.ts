import type { Translation } from '../../../../openapi/document/phrase.ts'
import type { layout as english } from '../en/layout.ts'

export const layout: Translation<typeof english> = {
  'layout.skip': 'Zum Inhalt springen',
  'layout.openNavigation': 'Navigation öffnen',
  'layout.closeNavigation': 'Navigation schließen',
  'layout.apis': 'APIs',
  'layout.api': 'API:',
  'layout.operations': { one: '{count} Operation', other: '{count} Operationen' },
  'layout.explorer': 'Explorer',
  'layout.reference': 'Referenz',
  'layout.introduction': 'Einführung',
  'layout.schemas': 'Schemas',
  'layout.before': '{count} davor',
  'layout.after': '{count} danach',
  'layout.previousAndNext': 'Vorherige und nächste Seite',
  'layout.previous': 'Zurück',
  'layout.next': 'Weiter',
  'layout.theme': 'Farbschema wechseln',
  'layout.themeLight': 'Helles Farbschema verwenden',
  'layout.themeDark': 'Dunkles Farbschema verwenden',
  'layout.offline': 'Offline',
  'layout.offlineTitle': 'Diese Seite wurde noch nicht geladen.',
  'layout.offlineText': 'Es besteht keine Verbindung. Die Seite öffnet sich von selbst, sobald Sie wieder online sind; bereits geöffnete Seiten funktionieren weiter.',
  'layout.notFoundTitle': 'Unter dieser Adresse gibt es nichts.',
  'layout.notFoundText': 'Vielleicht ist die Seite umgezogen, als sich die API änderte. Suchen Sie danach, oder beginnen Sie neu bei:',
  'layout.allApis': 'Alle APIs',
}
