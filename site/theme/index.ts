export type { PartName, Parts, SlotName } from '../../components/shared/parts.ts'
export { default } from './base.ts'
export type { ThemeExtension } from './extend.ts'
export { defineTheme, extendTheme } from './extend.ts'
