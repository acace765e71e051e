import { expect, test } from "vitest"
import { realZones } from "./example-workbooks.ts"
import { indexEntities, matchEntity } from "./match-entity.ts"

const zones = realZones()
const index = indexEntities(zones)
const codeOf = (text: string) => {
  const found = matchEntity(text, index)
  return found.certainty === "certain" ? found.code : found.certainty
}

test("each of the 179 zones is found by its code and by every one of its names, and no name finds two", () => {
  expect(zones.length).toBe(179)
  const wrong = zones.flatMap(({ code, names }) => [code, ...names].filter((name) => codeOf(name) !== code))
  expect(wrong).toEqual([])
})

test("spellings of one zone are one", () => {
  const hefei = "340100-1"
  for (const name of [
    "合肥高新区",
    "合肥国家高新区",
    "合肥国家级高新区",
    "合肥高新技术产业开发区",
    "合肥国家高新技术产业开发区",
    "合肥市高新区",
    "安徽合肥高新区",
    "安徽省合肥高新区",
    " 合 肥　高新区 ",
    "合肥高新区管委会",
    "340100-1",
    "３４０１００－１",
  ])
    expect([name, codeOf(name)]).toEqual([name, hefei])
  expect(codeOf("张江高新区")).toBe("310000-1")
  expect(codeOf("吉林省吉林高新区")).toBe("220200-1")
})

test("what is different stays different", () => {
  expect(codeOf("中关村")).toBe("110000-1")
  expect(codeOf("中关村海淀园")).not.toBe("110000-1")
  expect(codeOf("苏州工业园区")).toBe("320500-4")
  expect(codeOf("苏州高新区")).not.toBe(codeOf("苏州工业园区"))
  expect(codeOf("昆山高新区")).not.toBe(codeOf("苏州高新区"))
  expect(codeOf("杨凌示范区")).toBe("610400-1")
  expect(codeOf("合肥经济技术开发区")).not.toBe("340100-1")
  expect(codeOf("江苏省")).not.toMatch(/^\d/)
  expect(codeOf("高新区")).not.toMatch(/^\d/)
})

test("a likeness is doubtful and names who it could be", () => {
  expect(matchEntity("合肥", index)).toMatchObject({ code: null, certainty: "doubtful" })
  expect(matchEntity("合肥", index).candidates).toContain("340100-1")
  expect(matchEntity("东湖高新区", index).candidates).toContain("420100-1")
  expect(matchEntity("火星基地", index)).toEqual({ code: null, by: null, certainty: "none", candidates: [] })
})

test("two that fold alike are doubtful", () => {
  const two = indexEntities([
    { code: "a", names: ["示例高新技术产业开发区"] },
    { code: "b", names: ["示例市高新区"] },
  ])
  expect(matchEntity("示例国家高新区", two)).toMatchObject({
    code: null,
    certainty: "doubtful",
    candidates: ["a", "b"],
  })
  expect(matchEntity("示例市高新区", two).code).toBe("b")
})
