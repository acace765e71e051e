import { describe, expect, test } from "vitest"
import { buildPack } from "./build-pack.ts"
import { exampleFiles } from "./example-files.ts"
import { frameworkOf, methodOf } from "./framework-of.ts"

const { pack, issues } = buildPack(exampleFiles())
const framework = frameworkOf(pack, "main")

describe("frameworkOf", () => {
  test("the example has no faults", () => expect(issues).toEqual([]))

  test("a weight that is not given is null, a root weighs 1", () => {
    expect(framework.nodes.map((node) => [node.code, node.parent, node.weight])).toEqual([
      ["index", null, 1],
      ["staff", "index", null],
      ["energy", "index", 2],
    ])
  })

  test("the official number stays text", () => expect(framework.nodes[1]?.number).toBe("1.10"))

  test("the tree's keys lie over the definition", () => {
    expect(framework.nodes[2]).toMatchObject({ direction: -1, unit: "吨标准煤", goalposts: [1, 5] })
  })

  test("labels keep both languages", () => {
    expect(framework.title).toEqual({ zh: "示例", en: "Example" })
    expect(framework.nodes[1]?.label).toEqual({ zh: "从业人员", en: "Staff" })
  })

  test("a method given by name is put in without its title", () => {
    expect(framework.method).toEqual({ normalise: { method: "min-max" } })
    expect(methodOf(pack, "other")).toBeUndefined()
  })

  test("an unknown framework is refused, naming those there are", () => {
    expect(() => frameworkOf(pack, "other")).toThrow("it has: main")
  })
})
