import type { Translation } from '../../../../openapi/document/text/phrase.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.title': 'Suche',
  'search.label': 'Dokumentation durchsuchen',
  'search.placeholder': 'Pfad, Operation, Feld, Fehlercode …',
  'search.close': 'Schließen',
  'search.scope': 'Wo gesucht wird',
  'search.everywhere': 'Alle APIs',
  'search.resultsLabel': 'Ergebnisse',
  'search.operation': 'Operationen',
  'search.webhook': 'Webhooks',
  'search.guide': 'Anleitungen',
  'search.schema': 'Schemas',
  'search.field': 'Felder',
  'search.error': 'Fehler',
  'search.recent': 'Zuletzt gewählt',
  'search.commands': 'Befehle',
  'search.mentions': 'erwähnt',
  'search.nothing': 'Zu „{query}“ gibt es nichts.',
  'search.failed': 'Die Suche konnte nicht geladen werden. Öffnen Sie sie erneut, um es noch einmal zu versuchen.',
  'search.move': 'bewegen',
  'search.go': 'öffnen',
  'search.others': { one: 'und an {count} weiteren Stelle', other: 'und an {count} weiteren Stellen' },
  'search.more': { one: '{count} weiteres anzeigen', other: '{count} weitere anzeigen' },
  'search.results': { one: '{count} Ergebnis', other: '{count} Ergebnisse' },
}
