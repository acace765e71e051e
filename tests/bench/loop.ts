// The whole loop with 10,000 enterprises, step by step: `node tests/bench/loop.ts [enterprises]`. It takes minutes.
import { tellLoop } from "../loop/told-loop.ts"
import { startTestServer } from "../server.ts"

const enterprises = Number(process.argv[2] ?? 10_000)
const rates = { address: 1e9, caller: 1e9, uploads: 1e9, unknownTokens: 1e9 }
const server = await startTestServer("demo", { rates })
const told = (step: string, seconds: number) =>
  console.log(`${step.padEnd(20)} ${seconds.toFixed(1).padStart(8)} s`)
try {
  const { seconds } = await tellLoop(server, { enterprises, mistakes: 0.02, period: "2024", told })
  told(
    `${enterprises} enterprises`,
    Object.values(seconds).reduce((sum, one) => sum + one, 0),
  )
} finally {
  await server.stop()
}
