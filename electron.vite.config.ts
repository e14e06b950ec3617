import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const from = (path: string) => resolve(import.meta.dirname, path);

// Targets: what the oldest runtime the project is developed on understands (Node 20.18, Chrome 130).
export default defineConfig({
  main: {
    build: {
      target: 'node20.18',
      outDir: from('out/main'),
      rollupOptions: {
        input: {
          index: from('electron/main.ts'),
          // Reports run in a thread of their own, which is a file of its own.
          'report-worker': from('electron/reports/worker.ts'),
          // So does the reading of files that are handed in.
          'import-worker': from('electron/import/worker.ts'),
        },
        output: { format: 'es' },
      },
    },
  },
  preload: {
    build: {
      target: 'node20.18',
      outDir: from('out/preload'),
      // A sandboxed preload cannot load a second file.
      isolatedEntries: true,
      rollupOptions: {
        input: { clerk: from('electron/preload/clerk.ts'), pad: from('electron/preload/pad.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: from('renderer'),
    plugins: [react()],
    build: {
      target: 'chrome130',
      minify: true,
      modulePreload: { polyfill: false },
      outDir: from('out/renderer'),
      rollupOptions: {
        input: {
          index: from('renderer/index.html'),
          pad: from('renderer/pad.html'),
          starting: from('renderer/starting.html'),
          // Given out on the hall's network to the tablets that rate, and loaded by no window.
          tablet: from('renderer/tablet.html'),
        },
      },
    },
  },
});
