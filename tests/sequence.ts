import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** Files whose tests stand in others, so that their size tells nothing of how long they take; the longest begins. */
const longest = ['tests/browser/console-doing.test.ts', 'tests/browser/hosts.test.ts', 'tests/browser/hostile.test.ts', 'tests/browser/console.test.ts']

/** Begins with what takes longest, so that no worker is left with it alone at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const index = longest.findIndex(file => moduleId.replaceAll('\\', '/').endsWith(file))
      return index < 0 ? longest.length : index
    }
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}
