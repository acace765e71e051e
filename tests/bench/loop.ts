// The whole loop with 10,000 enterprises, step by step: `node tests/bench/loop.ts [enterprises]`. It takes minutes.
import { tellLoop } from "../loop/told-loop.ts"
import { startTestServer } from "../server.ts"

/** @param told after each step, in seconds */
export async function loopRows(enterprises = 10_000, told?: (step: string, seconds: number) => void) {
  const rates = { address: 1e9, caller: 1e9, uploads: 1e9, unknownTokens: 1e9 }
  const server = await startTestServer("demo", { rates })
  try {
    const { seconds } = await tellLoop(server, {
      enterprises,
      mistakes: 0.02,
      period: "2024",
      ...(told === undefined ? {} : { told }),
    })
    const all = Object.values(seconds).reduce((sum, one) => sum + one, 0)
    const row = (step: string, value: number) => ({
      work: `loop of ${enterprises.toLocaleString("en")} enterprises: ${step}`,
      median: `${value.toFixed(1)} s`,
      rate: `${(enterprises / value).toFixed(0)} /s`,
      bar: "",
    })
    return [...Object.entries(seconds).map(([step, value]) => row(step, value)), row("whole", all)]
  } finally {
    await server.stop()
  }
}

if (import.meta.main) {
  const told = (step: string, seconds: number) =>
    console.log(`${step.padEnd(20)} ${seconds.toFixed(1).padStart(8)} s`)
  console.log((await loopRows(Number(process.argv[2] ?? 10_000), told)).at(-1)?.median)
}
