import { installationPlace } from "#wiring"
import type { Command } from "../command.ts"
import { type Arguments, text } from "../command.ts"

/** Milliseconds from the signal to the end, at most. */
const patience = 30_000

export const serveCommand: Command = {
  name: "serve",
  usage: "gaoxin serve [--demo] [--host HOST] [--port PORT] [--origin URL]",
  summary: {
    zh: "启动整个系统：数据库、服务、页面",
    en: "runs the whole product: database, server, pages",
  },
  example: "gaoxin serve --demo",
  options: {
    demo: {
      type: "boolean",
      help: "演示：示例账号与数据，只在本机 · a demonstration with invented accounts and data, on this machine only",
    },
    host: { type: "string", value: "HOST", help: "监听地址，默认 127.0.0.1 · address to listen on" },
    port: { type: "string", value: "PORT", help: "端口，默认 PORT 或 8020 · port, else PORT or 8020" },
    origin: {
      type: "string",
      value: "URL",
      help: "用户打开的地址（经反向代理时） · the address that people open, behind a proxy",
    },
  },
  positionals: [0, 0],
  run: async (args) => {
    const { print } = args
    const demo = args.options.demo === true
    const asked = text(args, "host") ?? "127.0.0.1"
    const host = demo && asked === "localhost" ? "127.0.0.1" : asked
    const port = Number(text(args, "port") ?? process.env.PORT ?? 8020)
    const refused = wrongUse(args, demo, host, port)
    if (refused !== null) {
      process.stderr.write(`${refused}\n`)
      return 2
    }
    const origin = text(args, "origin")
    const { folder, databaseUrl } = installationPlace(demo, process.env)
    // From here on, so that a start that is interrupted leaves no database behind.
    const ended = new Promise<string>((done) => {
      for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
        process.on(signal, () => {
          done(signal)
          // A start or a stop that hangs: the next start finds the database that this leaves behind.
          setTimeout(() => process.exit(1), patience).unref()
        })
    })
    // Only this command needs the server: the others start without it.
    const { serve } = await import("#server")
    const running = await serve({
      folder,
      host,
      port,
      mode: demo ? "demo" : "production",
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
      ...(origin === undefined ? {} : { origin }),
      log: process.env.GAOXIN_LOG === "json",
      ...(process.env.GAOXIN_TRUST_PROXY === undefined ? {} : { trustProxy: process.env.GAOXIN_TRUST_PROXY }),
      onTaken: () => {
        process.stderr.write(
          "数据库已被另一个服务占用，本服务停止 · another server took the database, this one stops\n",
        )
        process.kill(process.pid, "SIGTERM")
      },
    }).catch((cause: unknown) => {
      const why = notListening(cause, host, port)
      if (why === null) throw cause
      process.stderr.write(`${why}\n`)
      return null
    })
    if (running === null) return 2
    print.say(`高新 gaoxin → ${running.origin}`)
    if (running.firstStart)
      print.say(
        `首次启动：数据在 ${folder}；停止按 Ctrl+C；备份用 gaoxin backup · first start: the data are in ${folder}; Ctrl+C stops; gaoxin backup archives`,
      )
    for (const { username, address } of running.firstLinks)
      print.say(
        `首位 ${username} 的一次性链接（72 小时内有效） · one-time link of ${username}, good for 72 h: ${address}`,
      )
    const signal = await ended
    print.say(`${signal}: 正在停止 stopping`)
    await running.stop()
    return 0
  },
}

function wrongUse(args: Arguments, demo: boolean, host: string, port: number): string | null {
  if (demo && host !== "127.0.0.1")
    return `演示只在本机，不能监听 ${host}：去掉 --host，或启动正式系统（不带 --demo） · A demonstration stays on this machine and does not listen on ${host}: leave --host out, or run production (without --demo)`
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    return `端口应为 0 到 65535 的整数，不是 ${text(args, "port") ?? process.env.PORT} · A port is a whole number from 0 to 65535, not ${text(args, "port") ?? process.env.PORT}`
  const origin = text(args, "origin")
  if (origin !== undefined && !/^https?:\/\/[^/?#\s]+\/?$/.test(origin))
    return `--origin 应写作 https://主机，不是 ${origin} · --origin is written https://host, not ${origin}`
  return null
}

/** Why the address cannot be listened on; `null`: that was not what failed. */
function notListening(cause: unknown, host: string, port: number): string | null {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : ""
  if (code === "EADDRINUSE")
    return `${host}:${port} 已被占用，用 --port 另选一个 · ${host}:${port} is taken: choose another by --port`
  if (["EACCES", "EADDRNOTAVAIL", "ENOTFOUND"].includes(code))
    return `${host}:${port} 不能监听（${code}） · ${host}:${port} cannot be listened on (${code})`
  return null
}
