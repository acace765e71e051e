import { verifyProof } from "#services/evaluation"
import { type Command, text } from "../command.ts"

export const verifyCommand: Command = {
  name: "verify",
  usage: "gaoxin verify PROOF [--openings FILE] [--json]",
  summary: {
    zh: "验证：重算证明中的评价，回答一致，或最先不同之处",
    en: "repeats the run of a proof; says identical, or what differs first",
  },
  example: "gaoxin verify out/demo/proof.json",
  options: {
    openings: { type: "string", value: "FILE", help: "公开证明的开示文件 · openings of a public proof" },
  },
  positionals: [1, 1],
  run: async (args) => {
    const { print, context } = args
    const outcome = await verifyProof(args.positionals[0] ?? "", text(args, "openings"), context)
    if (print.json) print.result(outcome)
    print.issues(outcome.issues)
    if (outcome.kind === null) return 1
    const zh = print.language === "zh"
    print.say(
      outcome.identical
        ? zh
          ? `一致（${outcome.kind}）`
          : `identical (${outcome.kind})`
        : `${zh ? "不一致，最先不同之处" : "different; first difference"}: ${JSON.stringify(outcome.difference)}`,
    )
    for (const [name, value] of Object.entries(outcome.details))
      print.say(`  ${name}: ${JSON.stringify(value)}`)
    return outcome.identical ? 0 : 1
  },
}
