import type { Translation } from '../../../../openapi/document/phrase.ts'
import type { layout as english } from '../en/layout.ts'

export const layout: Translation<typeof english> = {
  'layout.skip': 'Aller au contenu',
  'layout.openNavigation': 'Ouvrir la navigation',
  'layout.closeNavigation': 'Fermer la navigation',
  'layout.apis': 'API',
  'layout.api': 'API :',
  'layout.operations': { one: '{count} opération', other: '{count} opérations' },
  'layout.explorer': 'Explorateur',
  'layout.reference': 'Référence',
  'layout.introduction': 'Introduction',
  'layout.schemas': 'Schémas',
  'layout.before': '{count} avant',
  'layout.after': '{count} après',
  'layout.previousAndNext': 'Page précédente et page suivante',
  'layout.previous': 'Précédent',
  'layout.next': 'Suivant',
  'layout.theme': 'Changer de thème',
  'layout.themeLight': 'Utiliser le thème clair',
  'layout.themeDark': 'Utiliser le thème sombre',
  'layout.offline': 'Hors ligne',
  'layout.offlineTitle': 'Cette page n’a pas encore été chargée.',
  'layout.offlineText': 'Vous êtes hors ligne. Elle s’ouvrira d’elle-même dès que vous serez de nouveau en ligne, et les pages déjà ouvertes restent utilisables.',
  'layout.notFoundTitle': 'Il n’y a rien à cette adresse.',
  'layout.notFoundText': 'La page a peut-être été déplacée lorsque l’API a changé. Cherchez-la, ou repartez de l’une de celles-ci :',
  'layout.allApis': 'Toutes les API',
}
