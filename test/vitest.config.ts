import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    dir: 'test',
    include: ['**/*.test.ts'],
    restoreMocks: true,
    unstubEnvs: true,
    // An awkward zone in every run finds local-time mistakes early.
    env: { TZ: 'Pacific/Auckland', NO_COLOR: '1' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
