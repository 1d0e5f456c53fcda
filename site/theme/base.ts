import type { Component } from 'vue'
import type { EnhanceAppContext } from 'vitepress'
import type { SiteTheme } from './types.ts'
import type { ThemeConfig } from '../../components/shared/usePage.ts'
import { defineAsyncComponent } from 'vue'
import 'vitepress/dist/client/theme-default/styles/fonts.css'
import 'vitepress/dist/client/theme-default/styles/vars.css'
import 'vitepress/dist/client/theme-default/styles/base.css'
import 'vitepress/dist/client/theme-default/styles/icons.css'
import './styles/palette.css'
import './styles/base.css'
import './styles/prose.css'
import './styles/code.css'
import './styles/touch.css'
import './styles/print.css'
import 'specimen:look.css'
import messages from 'specimen:messages'
import Layout from '../../components/layout/Layout.vue'
import NotFound from '../../components/layout/NotFound.vue'
import { followMessages, provideMessages } from '../../components/shared/messages/useMessages.ts'
import { provideLayout } from '../../components/layout/provide.ts'
import Badge from '../../components/shared/Badge.vue'
import EndpointList from '../../components/reference/operation/EndpointList.vue'
import ApiCards from '../../components/placed/ApiCards.vue'
import LandingPage from '../../components/reference/landing/LandingPage.vue'
import ReferencePage from '../../components/reference/ReferencePage.vue'
import StatusCodeTable from '../../components/reference/api/StatusCodeTable.vue'
import ValidationRules from '../../components/reference/api/ValidationRules.vue'

/** What few pages place: fetched with the page that does. */
const onDemand = {
  Authentication: () => import('../../components/placed/PlacedAuthentication.vue'),
  Downloads: () => import('../../components/placed/PlacedDownloads.vue'),
  Fields: () => import('../../components/placed/PlacedFields.vue'),
  Operation: () => import('../../components/placed/PlacedOperation.vue'),
  Samples: () => import('../../components/placed/PlacedSamples.vue'),
  Schema: () => import('../../components/placed/PlacedSchema.vue'),
  Servers: () => import('../../components/placed/PlacedServers.vue'),
  TryCall: () => import('../../components/placed/PlacedCall.vue'),
  TryIt: () => import('../../components/placed/PlacedTryIt.vue'),
}

const theme: SiteTheme = {
  Layout,
  NotFound,
  enhanceApp(context) {
    const { app, router, siteData } = context as EnhanceAppContext
    provideLayout(app, () => siteData.value.themeConfig as ThemeConfig)
    followMessages(provideMessages(app, messages), router, siteData.value)
    app.component('EndpointList', EndpointList)
    app.component('LandingPage', LandingPage)
    app.component('ReferencePage', ReferencePage)
    app.component('SignInPage', defineAsyncComponent(() => import('../../components/try-it/oauth/SignInPage.vue')))
    app.component('StatusCodeTable', StatusCodeTable)
    app.component('ValidationRules', ValidationRules)
    app.component('ApiCards', ApiCards)
    app.component('Badge', Badge)
    app.component('Endpoints', EndpointList)
    app.component('StatusCodes', StatusCodeTable)
    for (const [name, load] of Object.entries(onDemand))
      app.component(name, defineAsyncComponent(load as () => Promise<Component>))
  },
}
export default theme
