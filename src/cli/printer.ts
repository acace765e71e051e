import { describeIssue, type Issue, type IssueTexts, type Language } from "#issues"

/** Prints for people; with `--json` standard output holds the JSON alone and people's text goes to standard error. */
export interface Printer {
  readonly language: Language
  readonly json: boolean
  readonly say: (text: string) => void
  readonly result: (value: unknown) => void
  readonly issues: (issues: readonly Issue[]) => void
}

const signs = { error: "✗", warning: "!", info: "·" } as const

export function makePrinter(json: boolean, language: Language, texts: IssueTexts): Printer {
  const people = json ? process.stderr : process.stdout
  return {
    language,
    json,
    say: (line) => people.write(`${line}\n`),
    result: (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
    issues: (issues) => {
      const order = ["error", "warning", "info"]
      const sorted = [...issues].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
      for (const found of sorted)
        process.stderr.write(`${signs[found.severity]} ${describeIssue(found, language, texts)}\n`)
    },
  }
}
