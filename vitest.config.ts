import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    // Whatever a test sends to the database is checked for what would not run on Citus.
    setupFiles: ["tests/record-statements.ts"],
    // One more than the cores of a small machine: many tests wait for a database or a browser.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
