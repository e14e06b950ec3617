import { defineConfig } from 'vite';

// The demo and the benchmarks run as built, like what they drive and measure. Packages are loaded from node_modules,
// and the scripts, which find the project by their own place, from where they are.
export default defineConfig({
  publicDir: false,
  build: {
    target: 'node20.18',
    ssr: true,
    outDir: 'out/tools',
    emptyOutDir: true,
    minify: false,
    rollupOptions: {
      input: {
        demo: 'test/demo/demo.ts',
        screens: 'test/screens/screens.ts',
        papers: 'test/papers/render.ts',
        'bench-start': 'test/bench/start.ts',
        'bench-commit': 'test/bench/commit.ts',
        'bench-push': 'test/bench/push.ts',
        'bench-rebuild': 'test/bench/rebuild.ts',
        'bench-print': 'test/bench/print.ts',
        'bench-ui': 'test/bench/ui.ts',
        'bench-reports': 'test/bench/reports.ts',
        'report-worker': 'electron/reports/worker.ts',
        'bench-notice': 'test/bench/notice.ts',
      },
      external: /^#scripts\//,
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
