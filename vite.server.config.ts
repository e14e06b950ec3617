import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const from = (path: string) => resolve(import.meta.dirname, path);

// The centre as one file; dependencies stay in node_modules.
// Target: the oldest Node the project is developed on (20.18).
export default defineConfig({
  publicDir: false,
  build: {
    target: 'node20.18',
    ssr: from('server/main.ts'),
    outDir: from('out/server'),
    emptyOutDir: true,
    minify: false,
    rollupOptions: { output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false } },
  },
});
