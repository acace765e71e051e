// Every register takes in a list, also one that no profile was written for: its own fields are the headers.
import { expect, test } from "vitest"
import { readImportFile } from "#imports"
import { loadPack } from "#pack-files"
import { dictionaryOf } from "#packs"
import { profilesFor } from "#services/imports"
import { readWorkbookFile } from "#workbooks"

const { pack, issues } = await loadPack("national", "packs")
if (pack === null) throw new Error("no pack")
const packs = new Map([["national", { pack, issues }]])

test("each register of the pack has a profile, written or made of its fields", () => {
  const served = new Set(profilesFor(packs, "national").map(({ register }) => register))
  expect([...pack.registers.keys()].filter((id) => !served.has(id))).toEqual([])
})

test("a list under a register's own labels is read into records by likeness, cell by cell", async () => {
  const profiles = profilesFor(packs, "national")
  const made = profiles.find(({ id }) => id.startsWith("register-"))
  const register = pack.registers.get(made?.register ?? "")
  if (made === undefined || register === undefined) throw new Error("every register has a written profile")
  const texts = register.fields.filter(({ type }) => type === "text")
  const csv = `${texts.map(({ label }) => label.zh).join(",")}\n${texts.map((_, i) => `示例${i}`).join(",")}\n`
  const dictionary = dictionaryOf(pack, { profile: made, register })
  const read = await readImportFile(() => readWorkbookFile(new TextEncoder().encode(csv), "名单.csv"), {
    fileName: "名单.csv",
    choices: [{ profile: made, dictionary }],
    plain: dictionary,
    profile: made.id,
    answers: {},
    period: null,
    want: "content",
  })
  expect(read.outcome.questions).toEqual([])
  expect(read.records).toHaveLength(1)
  const values = Object.fromEntries(
    (read.records?.[0]?.values ?? []).flatMap((one) => ("text" in one ? [[one.measure, one.text]] : [])),
  )
  expect(values).toEqual(Object.fromEntries(texts.map(({ code }, i) => [code, `示例${i}`])))
})
