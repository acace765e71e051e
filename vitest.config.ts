import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** Folders whose files take longest: begun first, so that none is left alone at the end. */
const long = [
  "tests/journeys/",
  "tests/overview/",
  "tests/database/",
  "tests/runs/",
  "tests/identity/",
  "tests/imports/",
  "tests/registers/",
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((folder) => moduleId.includes(`/${folder}`))
      return at < 0 ? long.length : at
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}

/** Files that rely on no module being fresh: those of one worker share what they import, half of a short file's time. */
const shared = [
  "src/**/*.test.ts",
  "tests/{access,audit,expressions,frameworks,imports,indicators,journeys,offline,overview,registers,returns,rounds,runs,server,snapshots}/*.test.ts",
]

/** Minutes of a machine's whole work, on what seldom changes: `npm run test:slow`, before a release. */
const slow = [
  "tests/bundle/bundle.test.ts",
  "tests/database/embedded.test.ts",
  "tests/database/kill.test.ts",
  "tests/faults/kill.test.ts",
  "tests/loop/loop.test.ts",
  "tests/journeys/survey.test.ts",
]
const now = process.env.GAOXIN_SLOW === "1" ? [] : slow

export default defineConfig({
  test: {
    // Whatever a test sends to the database is checked for what would not run on Citus.
    setupFiles: ["tests/record-statements.ts"],
    // Commands that tests start do not compile the sources anew each time.
    env: { NODE_COMPILE_CACHE: new URL("node_modules/.cache/compile", import.meta.url).pathname },
    // One more than the cores of a small machine: many tests wait for a database or a browser.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: "shared", include: shared, exclude: now, isolate: false } },
      { extends: true, test: { name: "own", include: ["tests/**/*.test.ts"], exclude: [...shared, ...now] } },
    ],
  },
})
