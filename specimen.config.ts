import { defineConfig } from './site/define-config.ts'

export default defineConfig({
  title: 'Specimen',
  description: 'API references you can try, each made from one OpenAPI document.',
  logo: '/logo.svg',
  nav: [{ text: 'Guides', link: '/guide/start' }, { text: 'Rules', link: '/rules/' }],
})
