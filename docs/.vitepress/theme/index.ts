import type { Theme } from 'vitepress'
import 'vitepress/dist/client/theme-default/styles/fonts.css'
import 'vitepress/dist/client/theme-default/styles/vars.css'
import 'vitepress/dist/client/theme-default/styles/base.css'
import 'vitepress/dist/client/theme-default/styles/utils.css'
import 'vitepress/dist/client/theme-default/styles/components/custom-block.css'
import 'vitepress/dist/client/theme-default/styles/components/vp-doc.css'
import './styles/palette.css'
import './styles/base.css'
import './styles/prose.css'
import './styles/code.css'
import './styles/print.css'
import Layout from '../../../components/layout/Layout.vue'
import NotFound from '../../../components/layout/NotFound.vue'

const theme: Theme = { Layout, NotFound }
export default theme
