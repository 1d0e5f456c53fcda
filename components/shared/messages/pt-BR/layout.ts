import type { Translation } from '../../../../openapi/document/phrase.ts'
import type { layout as english } from '../en/layout.ts'

export const layout: Translation<typeof english> = {
  'layout.skip': 'Ir para o conteúdo',
  'layout.openNavigation': 'Abrir a navegação',
  'layout.closeNavigation': 'Fechar a navegação',
  'layout.apis': 'APIs',
  'layout.api': 'API:',
  'layout.operations': { one: '{count} operação', other: '{count} operações' },
  'layout.explorer': 'Explorador',
  'layout.reference': 'Referência',
  'layout.introduction': 'Introdução',
  'layout.schemas': 'Esquemas',
  'layout.before': '{count} antes',
  'layout.after': '{count} depois',
  'layout.previousAndNext': 'Página anterior e próxima',
  'layout.previous': 'Anterior',
  'layout.next': 'Próxima',
  'layout.theme': 'Mudar o tema',
  'layout.themeLight': 'Usar o tema claro',
  'layout.themeDark': 'Usar o tema escuro',
  'layout.offline': 'Sem conexão',
  'layout.offlineTitle': 'Esta página ainda não foi carregada.',
  'layout.offlineText': 'Você está sem conexão. Ela se abrirá sozinha quando a conexão voltar, e as páginas já abertas continuam funcionando.',
  'layout.notFoundTitle': 'Não há nada neste endereço.',
  'layout.notFoundText': 'A página pode ter mudado de lugar quando a API mudou. Procure por ela ou recomece em uma destas:',
  'layout.allApis': 'Todas as APIs',
}
