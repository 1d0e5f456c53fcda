import type { Translation } from '../../../../openapi/document/text/phrase.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.title': 'Recherche',
  'search.label': 'Chercher dans la documentation',
  'search.placeholder': 'Chemin, opération, champ, code d’erreur…',
  'search.close': 'Fermer',
  'search.scope': 'Où chercher',
  'search.everywhere': 'Toutes les API',
  'search.resultsLabel': 'Résultats',
  'search.operation': 'Opérations',
  'search.webhook': 'Webhooks',
  'search.guide': 'Guides',
  'search.schema': 'Schémas',
  'search.field': 'Champs',
  'search.error': 'Erreurs',
  'search.recent': 'Choisis récemment',
  'search.commands': 'Commandes',
  'search.mentions': 'mentionne',
  'search.nothing': 'Rien ne parle de « {query} ».',
  'search.failed': 'La recherche n’a pas pu être chargée. Rouvrez-la pour réessayer.',
  'search.move': 'déplacer',
  'search.go': 'ouvrir',
  'search.others': { one: 'et à {count} autre endroit', other: 'et à {count} autres endroits' },
  'search.more': { one: 'Afficher {count} de plus', other: 'Afficher {count} de plus' },
  'search.results': { one: '{count} résultat', other: '{count} résultats' },
}
