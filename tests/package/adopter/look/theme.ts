import { defineTheme } from 'specimen-docs/theme'
import OvenNotice from './OvenNotice.vue'
import WarmFooter from './WarmFooter.vue'
import './theme.css'

export default defineTheme({
  components: { SiteFooter: WarmFooter },
  slots: { 'operation-before': OvenNotice },
})
