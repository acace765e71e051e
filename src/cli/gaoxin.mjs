#!/usr/bin/env node
// The `gaoxin` command. Plain JavaScript, so that any Node can read it and hand over to the project's own Node 24;
// compiled code is kept between runs, which halves the time to start.
import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import * as nodeModule from "node:module"
import { fileURLToPath } from "node:url"

const own = fileURLToPath(new URL("../../node_modules/.bin/node", import.meta.url))

if (Number.parseInt(process.versions.node, 10) >= 24) {
  nodeModule.enableCompileCache()
  await import("./main.ts")
} else if (existsSync(own)) {
  const words = [fileURLToPath(import.meta.url), ...process.argv.slice(2)]
  const done = spawnSync(own, words, { stdio: "inherit" })
  process.exitCode = done.status ?? 1
} else {
  console.error(
    `需要 Node 24：请在项目文件夹运行 npm ci。Node 24 is needed: run npm ci in the project's folder.`,
  )
  process.exitCode = 1
}
