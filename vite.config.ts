import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Two pages: the pane that Excel shows, and the workbench that shows the same pane beside a grid.
export default defineConfig({
  root: 'addin',
  plugins: [react()],
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2022',
    rolldownOptions: { input: ['addin/taskpane.html', 'addin/workbench/workbench.html'] },
  },
})
