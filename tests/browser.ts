// A real browser for tests: Debian's Chromium without its windows, driven by playwright-core, which brings none of its own.
import { fileURLToPath } from "node:url"
import { type Browser, chromium, type Page } from "playwright-core"
import { build } from "vite"
import packageJson from "../package.json" with { type: "json" }

const root = fileURLToPath(new URL("..", import.meta.url))

/** Starts Chromium without a window and without reaching for the network; the caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium-headless-shell",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  })
  // Nothing slides or fades: a test waits for what is there, not for how it comes.
  const newContext = browser.newContext.bind(browser)
  browser.newContext = (options) => newContext({ reducedMotion: "reduce", ...options })
  return browser
}

/** Chooses in the list that is open below a field, which may still move under a mouse. */
export const pick = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator(".ant-select-item-option", { hasText: text }).dispatchEvent("click")

/**
 * One classic script that runs a module in a page and leaves its exports in a global variable.
 *
 * @param entry a name of package.json's "imports" such as "#statistics", or a path from the root of the repository
 * @param globalName the variable that holds the exports
 * @example await page.addScriptTag({ content: await bundle("#statistics", "statistics") })
 */
export async function bundle(entry: string, globalName: string): Promise<string> {
  const imports: Readonly<Record<string, string>> = packageJson.imports
  const result = await build({
    root,
    configFile: false,
    logLevel: "warn",
    publicDir: false,
    build: {
      write: false,
      minify: false,
      lib: { entry: imports[entry] ?? entry, name: globalName, formats: ["iife"] },
    },
  })
  const outputs = Array.isArray(result) ? result : [result]
  for (const output of outputs) {
    if (!("output" in output)) continue
    for (const file of output.output) if (file.type === "chunk" && file.isEntry) return file.code
  }
  throw new Error(`Vite made no script from ${entry}`)
}
