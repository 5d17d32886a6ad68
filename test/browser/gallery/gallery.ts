/** As the pane's own page does it: first that no fonts are fetched, then the views. */
import '../../../addin/views/ui/no-web-fonts.ts'

await import('./show.tsx')
