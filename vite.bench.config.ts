import { defineConfig } from 'vite';

// Benchmarks run as built, like what they measure; packages are loaded from node_modules.
export default defineConfig({
  build: {
    target: 'node20.18',
    outDir: 'out/bench',
    emptyOutDir: true,
    minify: false,
    rollupOptions: { output: { entryFileNames: '[name].js' } },
  },
});
