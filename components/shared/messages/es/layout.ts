import type { Translation } from '../../../../openapi/document/phrase.ts'
import type { layout as english } from '../en/layout.ts'

export const layout: Translation<typeof english> = {
  'layout.skip': 'Ir al contenido',
  'layout.openNavigation': 'Abrir la navegación',
  'layout.closeNavigation': 'Cerrar la navegación',
  'layout.apis': 'API',
  'layout.api': 'API:',
  'layout.operations': { one: '{count} operación', other: '{count} operaciones' },
  'layout.explorer': 'Explorador',
  'layout.reference': 'Referencia',
  'layout.introduction': 'Introducción',
  'layout.schemas': 'Esquemas',
  'layout.before': '{count} antes',
  'layout.after': '{count} después',
  'layout.previousAndNext': 'Página anterior y siguiente',
  'layout.previous': 'Anterior',
  'layout.next': 'Siguiente',
  'layout.theme': 'Cambiar de tema',
  'layout.themeLight': 'Usar el tema claro',
  'layout.themeDark': 'Usar el tema oscuro',
  'layout.offline': 'Sin conexión',
  'layout.offlineTitle': 'Esta página aún no se ha cargado.',
  'layout.offlineText': 'No tiene conexión. Se abrirá por sí sola cuando vuelva a tenerla, y las páginas ya abiertas siguen funcionando.',
  'layout.notFoundTitle': 'No hay nada en esta dirección.',
  'layout.notFoundText': 'Puede que se haya movido al cambiar la API. Búsquela, o empiece de nuevo en una de estas:',
  'layout.allApis': 'Todas las API',
}
