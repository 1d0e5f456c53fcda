import { describe } from 'vitest'
import { testAnswers } from './console/answers.ts'
import { testAxe } from './console/axe.ts'
import { testComfort } from './console/comfort.ts'
import { testEditor } from './console/editor.ts'
import { testFields } from './console/fields.ts'
import { testFlow } from './console/flow.ts'
import { testForms } from './console/forms.ts'
import { testIndependent } from './console/independent.ts'
import { testMemory } from './console/memory.ts'
import { testQuality } from './console/quality.ts'
import { testServers } from './console/servers.ts'
import { testSignIn } from './console/sign-in.ts'
import { testStreams } from './console/streams.ts'
import { useBrowser, useConsoleSite } from './console/site.ts'
import { launch, launchFirefox } from './support/browser.ts'

/* One built site for all that a console does, in each browser; each part of it has its tests in a file of its own. */
const site = useConsoleSite()

describe.each([['Chromium', launch], ['Firefox', launchFirefox]])('in %s', (name, launch) => {
  useBrowser(site, launch)
  testAnswers(site)
  testFlow(site)
  testEditor(site)
  testFields(site)
  testForms(site)
  testServers(site)
  testIndependent(site)
  testSignIn(site)
  testStreams(site)
  testMemory(site)
  testComfort(site)
  testQuality(site)
  // Names, roles and colours are the page's own, whoever shows it.
  if (name === 'Chromium')
    testAxe(site)
})
