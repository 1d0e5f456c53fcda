import { testAnswers } from './console/answers.ts'
import { testAxe } from './console/axe.ts'
import { testComfort } from './console/comfort.ts'
import { testEditor } from './console/editor.ts'
import { testFirefox } from './console/firefox.ts'
import { testFlow } from './console/flow.ts'
import { testForms } from './console/forms.ts'
import { testIndependent } from './console/independent.ts'
import { testMemory } from './console/memory.ts'
import { testQuality } from './console/quality.ts'
import { testServers } from './console/servers.ts'
import { testSignIn } from './console/sign-in.ts'
import { testStreams } from './console/streams.ts'
import { useConsoleSite } from './console/site.ts'

/* One built site for all that a console does; each part of it has its tests in a file of its own. */
const site = useConsoleSite()
testAnswers(site)
testFlow(site)
testEditor(site)
testForms(site)
testServers(site)
testIndependent(site)
testSignIn(site)
testStreams(site)
testMemory(site)
testComfort(site)
testQuality(site)
testAxe(site)
testFirefox(site)
