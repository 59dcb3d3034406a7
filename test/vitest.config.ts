import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    dir: 'test',
    include: ['**/*.test.ts'],
    setupFiles: ['test/support/property-seed.ts'],
    restoreMocks: true,
    unstubEnvs: true,
    // An awkward zone in every run finds local-time mistakes early.
    env: { TZ: 'Pacific/Auckland', NO_COLOR: '1' },
    // Left to itself it keeps one core free, and on two that doubles the time of a run.
    maxWorkers: '100%',
    // Far above what a calm machine needs: time is measured in test/bench, not here.
    testTimeout: 180_000,
    hookTimeout: 180_000,
  },
});
