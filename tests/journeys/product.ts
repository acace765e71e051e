// The whole product for a journey: pages built, a demonstration served, a real browser, people who sign in.
import { readFile, rm } from "node:fs/promises"
import { createRequire } from "node:module"
import type { Browser, Page } from "playwright-core"
import { type RunningServer, serve } from "#server"
import { launchBrowser } from "../browser.ts"
import { builtPages } from "../built-pages.ts"
import { startedDataFolder } from "../data-folder.ts"

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js")

export interface Product {
  readonly server: RunningServer
  readonly browser: Browser
  /** Signs in with an account of the demonstration and opens a page of the product in a window of its own. */
  readonly openAs: (username: string | null, path: string) => Promise<Page>
  readonly stop: () => Promise<void>
}

/**
 * @param seed whether the demonstration's own evaluations and rounds are made too, which takes some seconds
 * @param now the server's clock
 */
export async function startProduct(seed = false, now = () => new Date()): Promise<Product> {
  const folder = await startedDataFolder("demo", seed)
  const pages = await builtPages()
  const server = await serve({
    folder,
    host: "127.0.0.1",
    port: 0,
    mode: "demo",
    pages,
    seed,
    now,
  })
  const browser = await launchBrowser()
  return {
    server,
    browser,
    openAs: async (username, path) => {
      const context = await browser.newContext({
        viewport: { width: 1366, height: 768 },
        locale: "zh-CN",
        acceptDownloads: true,
      })
      const page = await context.newPage()
      page.on("pageerror", (error) => {
        throw error
      })
      if (username !== null) {
        const account = server.context.demoAccounts.find((one) => one.username === username)
        if (account === undefined) throw new Error(`No account ${username}`)
        await page.goto(`${server.origin}/sign-in?next=${encodeURIComponent(path)}`)
        await page.getByLabel("用户名").fill(account.username)
        await page.getByLabel("口令", { exact: true }).fill(account.password)
        await page.getByRole("button", { name: "登录", exact: true }).click()
        await page.waitForURL((url) => url.pathname !== "/sign-in")
      } else await page.goto(server.origin + path)
      await page.getByRole("heading", { level: 1 }).waitFor()
      return page
    },
    stop: async () => {
      await browser.close()
      await server.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Faults of accessibility that axe calls serious or critical, each as one line. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axe, "utf8"))
  const found = await page.evaluate(async () => {
    // The library leaves itself in the page's global scope.
    const { axe } = globalThis as unknown as {
      axe: {
        run: () => Promise<{
          violations: { id: string; impact: string; help: string; nodes: { target: string[] }[] }[]
        }>
      }
    }
    return (await axe.run()).violations
  })
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`)
}
