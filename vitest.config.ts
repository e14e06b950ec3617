import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.{ts,tsx}', 'test/server/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    // Devices on real ports answer late on a busy machine, and a file's first test reads its modules.
    testTimeout: 20_000,
  },
});
