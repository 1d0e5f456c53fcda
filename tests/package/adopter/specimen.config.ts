import { defineConfig } from 'specimen-docs'

export default defineConfig({
  title: 'Backstube',
  description: 'Brot auf Anfrage.',
  lang: 'de',
  messages: { 'layout.skip': 'Gleich zum Brot' },
  base: '/hilfe/',
  url: 'https://backstube.example',
  accent: '#ffb000',
  logo: { light: '/loaf.svg', dark: '/loaf-dark.svg', alt: 'Ein Laib' },
  nav: [{ text: 'Anleitungen', link: '/guide/start' }],
  footer: { text: 'Backstube GmbH', links: [{ text: 'Impressum', link: '/guide/imprint' }] },
  apis: { bakery: 'openapi/api.yaml' },
  theme: 'look/theme.ts',
})
