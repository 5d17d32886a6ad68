import { ThemeProvider } from '@fluentui/react/lib/Theme'
import type { CSSProperties, ReactElement, ReactNode } from 'react'
import type { Look } from '../../theme.ts'

/** Fluent's theme, and the variables that our own styles read. Contrast themes are the browser's: see `pane.css`. */
export const Themed = ({ look, children }: { readonly look: Look; readonly children: ReactNode }): ReactElement => (
  <ThemeProvider theme={look.fluent} applyTo="none">
    <div className={`pane ${look.shade}`} style={look.variables as CSSProperties}>
      {children}
    </div>
  </ThemeProvider>
)
