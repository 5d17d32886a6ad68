import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const bootstrap = 'workbench/bootstrap'

/** Office.js is no module, so what comes before it is none either: its names stay within a function of its own. */
const plainScript: Plugin = {
  name: 'plain-script',
  renderChunk(code, chunk) {
    if (chunk.name !== bootstrap) return null
    if (chunk.imports.length > 0) throw new Error(`${bootstrap} must stand on its own, but imports ${chunk.imports}`)
    return { code: `(() => {\n${code}\n})()\n`, map: null }
  },
}

/** Two pages, the pane that Excel shows and the workbench that shows the same pane beside a grid, and its first script. */
export default defineConfig({
  root: 'addin',
  plugins: [react(), plainScript],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    // exceljs, the largest, is fetched when a file is opened or saved: nothing to warn of at every start.
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: {
        taskpane: 'addin/taskpane.html',
        workbench: 'addin/workbench/workbench.html',
        [bootstrap]: 'addin/workbench/host/bootstrap.ts',
      },
      output: {
        entryFileNames: ({ name }) => (name === bootstrap ? '[name].js' : 'assets/[name]-[hash].js'),
      },
    },
  },
})
