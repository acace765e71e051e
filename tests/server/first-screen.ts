import type { Browser } from "playwright-core"

export interface FirstScreen {
  /** Bytes of scripts and styles as they went over the wire. */
  readonly bytes: number
  readonly files: number
  /** What the browser refused or could not do. */
  readonly complaints: readonly string[]
  /** Visible text, to see that there is one. */
  readonly text: string
}

/** Opens the first page as a new visitor and counts what it loads until its heading stands. */
export async function openFirstScreen(browser: Browser, address: string): Promise<FirstScreen> {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1366, height: 768 } })
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on("pageerror", (error) => complaints.push(error.message))
    page.on("console", (message) => {
      // A visitor's first question, who am I, may be answered with a refusal.
      if (message.type() === "error" && !/status of (401|403|404|501)/.test(message.text()))
        complaints.push(message.text())
    })
    const network = await context.newCDPSession(page)
    await network.send("Network.enable")
    const counted = new Map<string, number>()
    const wanted = new Set<string>()
    network.on("Network.responseReceived", ({ requestId, type }) => {
      if (type === "Script" || type === "Stylesheet") wanted.add(requestId)
    })
    network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
      counted.set(requestId, encodedDataLength)
    })
    await page.goto(address)
    // Charts and the map come after what there is to read, and are not waited for.
    await page.getByRole("main").getByRole("heading", { level: 1 }).waitFor()
    const sizes = [...wanted].map((id) => counted.get(id) ?? 0)
    return {
      bytes: sizes.reduce((sum, size) => sum + size, 0),
      files: sizes.length,
      complaints,
      text: await page.locator("body").innerText(),
    }
  } finally {
    await context.close()
  }
}
