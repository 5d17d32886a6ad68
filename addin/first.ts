/** What the page loads first: Fluent must not be loaded before it knows that it may fetch no fonts. */
import './views/ui/no-web-fonts.ts'

await import('./taskpane.tsx')
