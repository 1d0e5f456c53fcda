import type { Theme } from 'vitepress'
import 'vitepress/dist/client/theme-default/styles/fonts.css'
import 'vitepress/dist/client/theme-default/styles/vars.css'
import 'vitepress/dist/client/theme-default/styles/base.css'
import 'vitepress/dist/client/theme-default/styles/icons.css'
import './styles/palette.css'
import './styles/base.css'
import './styles/prose.css'
import './styles/code.css'
import './styles/print.css'
import 'specimen:look.css'
import messages from 'specimen:messages'
import Layout from '../../components/layout/Layout.vue'
import NotFound from '../../components/layout/NotFound.vue'
import { followMessages, provideMessages } from '../../components/shared/messages/useMessages.ts'
import { provideLayout } from '../../components/layout/provide.ts'
import EndpointList from '../../components/reference/operation/EndpointList.vue'
import LandingPage from '../../components/reference/landing/LandingPage.vue'
import ReferencePage from '../../components/reference/ReferencePage.vue'
import StatusCodeTable from '../../components/reference/api/StatusCodeTable.vue'
import ValidationRules from '../../components/reference/api/ValidationRules.vue'

const theme: Theme = {
  Layout,
  NotFound,
  enhanceApp({ app, router, siteData }) {
    provideLayout(app)
    followMessages(provideMessages(app, messages), router, siteData.value)
    app.component('EndpointList', EndpointList)
    app.component('LandingPage', LandingPage)
    app.component('ReferencePage', ReferencePage)
    app.component('StatusCodeTable', StatusCodeTable)
    app.component('ValidationRules', ValidationRules)
  },
}
export default theme
