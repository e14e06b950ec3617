import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  workers: 2,
  fullyParallel: true,
  timeout: 60_000,
  outputDir: 'test-results',
  use: { trace: 'retain-on-failure' },
});
