/** Made by `site/plugins/messages.ts`. */
declare module 'specimen:messages' {
  const source: import('../../components/shared/messages/useMessages.ts').MessageSource
  export default source
}
