import { expect, it } from 'vitest'
import { pieces } from '../../../components/shared/Name.ts'

it.each<[string, string[]]>([
  ['created_at', ['created_at']],
  ['io.k8s.api.core.v1.PodTemplateSpec', ['io.', 'k8s.', 'api.', 'core.', 'v1.', 'Pod', 'Template', 'Spec']],
  ['payment_method_configuration_id', ['payment_', 'method_', 'configuration_', 'id']],
  ['automatic_payment_methods[enabled]', ['automatic_', 'payment_', 'methods[', 'enabled]']],
  ['XMLHttpRequestEventTargetHTML', ['XML', 'Http', 'Request', 'Event', 'Target', 'HTML']],
  ['a title of words that is quite long', ['a title of words that is quite long']],
  ['Delete a MutatingAdmissionPolicyBinding of it', ['Delete a Mutating', 'Admission', 'Policy', 'Binding of it']],
  ['Straßenbahnhaltestellenschild', ['Straßenbahnhaltestellenschild']],
])('cuts %s where its parts meet', (name, want) => {
  expect(pieces(name)).toEqual(want)
  expect(pieces(name).join('')).toBe(name)
})
