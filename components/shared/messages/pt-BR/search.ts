import type { Translation } from '../../../../openapi/document/text/phrase.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.title': 'Pesquisar',
  'search.label': 'Pesquisar na documentação',
  'search.placeholder': 'Caminho, operação, campo, código de erro…',
  'search.close': 'Fechar',
  'search.scope': 'Onde pesquisar',
  'search.everywhere': 'Todas as APIs',
  'search.resultsLabel': 'Resultados',
  'search.operation': 'Operações',
  'search.webhook': 'Webhooks',
  'search.guide': 'Guias',
  'search.schema': 'Esquemas',
  'search.field': 'Campos',
  'search.error': 'Erros',
  'search.recent': 'Escolhidos antes',
  'search.commands': 'Comandos',
  'search.mentions': 'menciona',
  'search.nothing': 'Nada fala de “{query}”.',
  'search.failed': 'Não foi possível carregar a pesquisa. Abra-a de novo para tentar outra vez.',
  'search.move': 'mover',
  'search.go': 'abrir',
  'search.others': { one: 'e em mais {count} lugar', other: 'e em mais {count} lugares' },
  'search.more': { one: 'Mostrar mais {count}', other: 'Mostrar mais {count}' },
  'search.results': { one: '{count} resultado', other: '{count} resultados' },
}
