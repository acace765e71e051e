import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    // Whatever a test sends to the database is checked for what would not run on Citus.
    setupFiles: ["tests/record-statements.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
