import type { Schema } from '../../../openapi/model/types.ts'
import type { Control } from './control.ts'
import { isSecretName } from '../../../openapi/samples/secret.ts'

/** Whether the text of a field is hidden until its reader asks for it: a password by its format, or a text of a secret name. */
export function isSecretField(name: string, { format }: Schema, control: Control): boolean {
  return format === 'password' ? control === 'text' || control === 'number' : control === 'text' && isSecretName(name)
}
