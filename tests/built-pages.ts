// The pages as they are served, built once for all tests and again only when a source changed.
import { join } from "node:path"
import { build } from "vite"
import { cachedFolder, isFresh, root } from "./cached.ts"

const sources = [
  "src/web",
  "src/engines",
  "src/contracts",
  "vite.config.ts",
  "package.json",
  "package-lock.json",
]

/** The folder of the built pages; the caller leaves it as it is. */
export async function builtPages(): Promise<string> {
  if (await isFresh("dist/web/index.html", sources)) return join(root, "dist/web")
  return cachedFolder("gaoxin-pages", sources, async (folder) => {
    // The test runner's own "test" would make React's slow development build of them.
    const before = process.env.NODE_ENV
    process.env.NODE_ENV = "production"
    await build({
      root: join(root, "src/web"),
      configFile: join(root, "vite.config.ts"),
      logLevel: "error",
      build: { outDir: folder, emptyOutDir: true },
    }).finally(() => {
      process.env.NODE_ENV = before
    })
  })
}
