import { readdir, readFile, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { promisify } from "node:util"
import { brotliCompress, constants, gzip } from "node:zlib"
import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin } from "vite"

/** Writes each script, style and page once more as .br and .gz, so that the server compresses nothing while it serves. */
function compressed(): Plugin {
  const brotli = promisify(brotliCompress)
  const zip = promisify(gzip)
  return {
    name: "compressed",
    apply: "build",
    writeBundle: async ({ dir }) => {
      if (dir === undefined) return
      const names = await readdir(dir, { recursive: true })
      for (const name of names.filter((one) => /\.(js|css|html|svg|json|wasm)$/.test(one))) {
        const path = join(dir, name)
        const content = await readFile(path)
        if (content.length < 1024) continue
        const [small, old] = await Promise.all([
          brotli(content, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
          zip(content, { level: 9 }),
        ])
        await Promise.all([writeFile(`${path}.br`, small), writeFile(`${path}.gz`, old)])
      }
    },
  }
}

export default defineConfig({
  root: "src/web",
  plugins: [react(), compressed()],
  build: { outDir: "../../dist/web", emptyOutDir: true, sourcemap: false, chunkSizeWarningLimit: 2000 },
})
