import { readdirSync, readFileSync } from "node:fs"
import { expect, test } from "vitest"

// Examples in comments are run, so that they cannot drift: `@example <expression> // <expected expression>`.
const folder = new URL(".", import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))

for (const file of files) {
  const examples = [
    ...readFileSync(new URL(file, folder), "utf8").matchAll(/@example (.+?) \/\/ (.+?)(?: \*\/)?$/gm),
  ]
  for (const [, expression, expected] of examples) {
    test(`${expression} gives ${expected}`, async () => {
      const exported: Record<string, unknown> = await import(new URL(file, folder).href)
      const evaluate = (text: string) => new Function(...Object.keys(exported), `return (${text})`)
      const got = evaluate(expression!)(...Object.values(exported))
      expect(got).toEqual(evaluate(expected!)(...Object.values(exported)))
    })
  }
}

test("every function behind the door has an example", () => {
  const door = readFileSync(new URL("index.ts", folder), "utf8")
  for (const [, file] of door.matchAll(/from "\.\/(.+)"/g)) {
    expect(readFileSync(new URL(file!, folder), "utf8"), file).toContain("@example")
  }
})
