import type { Component } from 'vue'
import type { EnhanceAppContext } from 'vitepress'
import type { SiteTheme } from './types.ts'
import type { ThemeConfig } from '../../components/shared/usePage.ts'
import 'vitepress/dist/client/theme-default/styles/fonts.css'
import 'vitepress/dist/client/theme-default/styles/vars.css'
import 'vitepress/dist/client/theme-default/styles/base.css'
import './styles/palette.css'
import './styles/base.css'
import './styles/prose.css'
import './styles/code.css'
import './styles/touch.css'
import './styles/print.css'
import 'specimen:look.css'
import messages from 'specimen:messages'
import { deferred } from '../../components/shared/deferred.ts'
import Layout from '../../components/layout/Layout.vue'
import { followMessages, provideMessages } from '../../components/shared/messages/useMessages.ts'
import { provideLayout } from '../../components/layout/provide.ts'
import { PAGE_FILE } from '../../components/layout/useNextPage.ts'
import { pageFile } from '../internals/page-file.ts'
import Badge from '../../components/shared/Badge.vue'
import ReferencePage from '../../components/reference/ReferencePage.vue'

/** What few pages place: fetched with the page that does. */
const onDemand = {
  ApiCards: () => import('../../components/placed/ApiCards.vue'),
  Authentication: () => import('../../components/placed/PlacedAuthentication.vue'),
  Downloads: () => import('../../components/placed/PlacedDownloads.vue'),
  EndpointList: () => import('../../components/reference/operation/EndpointList.vue'),
  Endpoints: () => import('../../components/reference/operation/EndpointList.vue'),
  Fields: () => import('../../components/placed/PlacedFields.vue'),
  KeyCard: () => import('../../components/shared/key/KeyCard.vue'),
  LandingPage: () => import('../../components/reference/landing/LandingPage.vue'),
  Operation: () => import('../../components/placed/PlacedOperation.vue'),
  Samples: () => import('../../components/placed/PlacedSamples.vue'),
  Schema: () => import('../../components/placed/PlacedSchema.vue'),
  Servers: () => import('../../components/placed/PlacedServers.vue'),
  SignInPage: () => import('../../components/try-it/oauth/SignInPage.vue'),
  StatusCodes: () => import('../../components/reference/api/StatusCodeTable.vue'),
  StatusCodeTable: () => import('../../components/reference/api/StatusCodeTable.vue'),
  TryCall: () => import('../../components/placed/PlacedCall.vue'),
  TryIt: () => import('../../components/placed/PlacedTryIt.vue'),
  ValidationRules: () => import('../../components/reference/api/ValidationRules.vue'),
}

const theme: SiteTheme = {
  Layout,
  NotFound: deferred(() => import('../../components/layout/NotFound.vue')),
  enhanceApp(context) {
    const { app, router, siteData } = context as EnhanceAppContext
    provideLayout(app, () => siteData.value.themeConfig as ThemeConfig)
    followMessages(provideMessages(app, messages), router, siteData.value)
    app.provide(PAGE_FILE, pageFile)
    app.component('ReferencePage', ReferencePage)
    app.component('Badge', Badge)
    for (const [name, load] of Object.entries(onDemand))
      app.component(name, deferred(load as () => Promise<Component>))
  },
}
export default theme
