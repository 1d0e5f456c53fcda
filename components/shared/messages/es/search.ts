import type { Translation } from '../../../../openapi/document/text/phrase.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.title': 'Buscar',
  'search.label': 'Buscar en la documentación',
  'search.placeholder': 'Ruta, operación, campo, código de error…',
  'search.close': 'Cerrar',
  'search.scope': 'Dónde buscar',
  'search.everywhere': 'Todas las API',
  'search.resultsLabel': 'Resultados',
  'search.operation': 'Operaciones',
  'search.webhook': 'Webhooks',
  'search.guide': 'Guías',
  'search.schema': 'Esquemas',
  'search.field': 'Campos',
  'search.error': 'Errores',
  'search.recent': 'Elegidos antes',
  'search.commands': 'Comandos',
  'search.mentions': 'menciona',
  'search.nothing': 'Nada habla de «{query}».',
  'search.failed': 'No se pudo cargar la búsqueda. Ábrala de nuevo para volver a intentarlo.',
  'search.move': 'mover',
  'search.go': 'abrir',
  'search.others': { one: 'y en {count} lugar más', other: 'y en {count} lugares más' },
  'search.more': { one: 'Mostrar {count} más', other: 'Mostrar {count} más' },
  'search.results': { one: '{count} resultado', other: '{count} resultados' },
}
