import { expect, test } from "vitest"
import { buildPack } from "./build-pack.ts"
import { conformityOf } from "./conformity.ts"
import { exampleFiles } from "./example-files.ts"

test("a theme without an indicator has nought, with unknown weights an interval is shown", () => {
  const { pack } = buildPack(
    exampleFiles({
      "themes.yaml": [
        { id: "people", label: "人", article: "（一）" },
        { id: "land", label: "地", article: "（二）" },
      ],
    }),
  )
  expect(conformityOf(pack, "main")).toMatchObject([
    { theme: "people", indicators: ["staff"], equal: 0.5, any: [0, 1], assumed: null },
    { theme: "land", indicators: [], equal: 0, assumed: null },
  ])
})

test("a tag of an aggregate holds for the indicators below it", () => {
  const { pack } = buildPack(
    exampleFiles({
      "themes.yaml": [{ id: "all", label: "全", article: "（一）" }],
      "frameworks/main.yaml": {
        id: "main",
        title: "示例",
        status: "ours",
        tree: [{ code: "index", label: "Index", themes: ["all"], children: ["staff", "energy"] }],
      },
    }),
  )
  expect(conformityOf(pack, "main")[0]).toMatchObject({
    indicators: ["staff", "energy"],
    equal: 1,
    any: [1, 1],
  })
})

test("a group whose indicators were not found leaves the share open", () => {
  const { pack } = buildPack(
    exampleFiles({
      "frameworks/main.yaml": {
        id: "main",
        title: "示例",
        status: "partial",
        tree: [
          {
            code: "index",
            label: "Index",
            children: [
              { code: "known", label: "Known", weight: 15, children: ["staff"] },
              { code: "open", label: "Open", weight: 85, children: [] },
            ],
          },
        ],
      },
    }),
  )
  expect(conformityOf(pack, "main")[0]).toMatchObject({ indicators: ["staff"], equal: null, any: [0.15, 1] })
})
