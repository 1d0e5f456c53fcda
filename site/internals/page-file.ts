/**
 * The address of a page's script, by VitePress's own function, which the router asks before it goes there. Where VitePress has it no
 * longer under this name, no site can be built.
 */
export { pathToFile as pageFile } from 'vitepress/dist/client/app/utils.js'
