import { sql } from "kysely"
import { examine } from "../context.ts"
import { finding, type Probe } from "../probe.ts"

const loopback = /^(127\.|::1$|localhost$|\[::1\]$)/

export const networkProbes: readonly Probe[] = [
  {
    id: "encrypted-address",
    title: {
      zh: "对外提供服务时经 HTTPS 访问",
      en: "Whoever reaches the server from elsewhere reaches it by HTTPS",
    },
    advice: {
      zh: "前面放置持有证书的反向代理，只监听 127.0.0.1，并以 --origin https://… 启动。",
      en: "Put a proxy with a certificate before the server, listen on 127.0.0.1 only, and start with --origin https://…",
    },
    run: async ({ server }) => {
      if (server === null)
        return finding(
          "unknown",
          "只有运行中的服务知道；请看“系统检查”页",
          "only the running server knows: see the page “System check”",
        )
      const local = loopback.test(server.host)
      const encrypted = server.origin.startsWith("https:")
      const where = `${server.host} → ${server.origin}`
      if (!local)
        return encrypted
          ? finding(
              "warning",
              `监听 ${where}：绕过代理可直接以明文访问`,
              `listens on ${where}: reached in clear text around the proxy`,
            )
          : finding("bad", `监听 ${where}，没有加密`, `listens on ${where}, not encrypted`)
      return encrypted || loopback.test(new URL(server.origin).hostname)
        ? finding("good", `监听 ${where}`, `listens on ${where}`)
        : finding(
            "bad",
            `监听 ${where}，对外地址没有加密`,
            `listens on ${where}: the address is not encrypted`,
          )
    },
  },
  {
    id: "no-demonstration",
    title: {
      zh: "正式系统中没有演示的组织与账号",
      en: "A production system holds nothing of the demonstration",
    },
    advice: {
      zh: "正式使用时另建数据目录，不带 --demo 启动。",
      en: "For real use start without --demo on a data folder of its own.",
    },
    run: async (context) => {
      const invented = await examine(context, async (tx) => {
        const row = await tx
          .selectFrom("organisation")
          .where("origin", "=", "invented")
          .select(sql<string>`count(*)`.as("count"))
          .executeTakeFirstOrThrow()
        return Number(row.count)
      })
      if (context.server?.mode === "demo")
        return finding("warning", "这是演示系统", "this is a demonstration")
      if (invented > 0)
        return finding(
          context.server === null ? "warning" : "bad",
          `有 ${invented} 个虚构组织`,
          `${invented} invented organisations`,
        )
      return finding("good", "没有虚构组织", "no invented organisation")
    },
  },
]
