// Workbooks as nobody should send them, through the route that takes workbooks of returns.

import { stat } from "node:fs/promises"
import { request } from "node:http"
import { strToU8 } from "fflate"
import { afterAll, beforeAll, expect, test } from "vitest"
import { codes, startToldFilling, type ToldFilling } from "../filling/told-filling.ts"
import { handmade, hostileFiles, rowOf } from "./hostile-workbooks.ts"

type Json = Record<string, unknown>
interface Said {
  readonly code: string
  readonly severity: string
  readonly text: { readonly zh: string; readonly en: string }
}

let filling: ToldFilling
const clerk = "reporter@998001"
const [kept = "", filled = "", long = "", named = ""] = codes
const header = ["统一社会信用代码", "企业名称", "QC05_0", "QC24", "QD01", "QA05"]
const rowFor = (unit: string) => [unit, `示例企业 ${unit}`, "25000", "40000", "120", "示例路 1 号"]

beforeAll(async () => {
  filling = await startToldFilling()
  await filling.save(clerk, kept, 0, { qc05_0: [null, "7"] })
  // One token, before many ask at once.
  await filling.ask(clerk, "GET", "/api/return-uploads")
}, 60_000)
afterAll(() => filling?.told.server.stop())

const send = (name: string, content: Uint8Array | string) =>
  filling.send(clerk, "/api/return-uploads", name, content, { survey: filling.survey })
const upload = async (name: string, content: Uint8Array | string) => {
  const { status, json, text } = await send(name, content)
  expect(status, text).toBe(200)
  return filling.settled(clerk, String(json.id))
}
const unitsOf = async (id: unknown) =>
  (await filling.ask(clerk, "GET", `/api/return-uploads/${id}/units`)).json.units as Json[]

/** All that is stored of returns. */
const stored = () =>
  filling.told.server.context.withActor(filling.told.server.system, "statistics", async (tx) => ({
    drafts: await tx.selectFrom("return_draft").selectAll().orderBy("unit_id").execute(),
    edits: await tx.selectFrom("return_edit").selectAll().orderBy("id").execute(),
    revisions: await tx.selectFrom("return_revision").selectAll().execute(),
    units: await tx.selectFrom("survey_unit").selectAll().orderBy("unit_id").execute(),
  }))

test("each hostile file is refused in words that say what it is and what to do; nothing else changes", async () => {
  const before = await stored()
  const files = hostileFiles(header, rowFor(kept))
  const seen = await Promise.all(files.map(({ name, content }) => upload(name, content)))
  for (const [i, { name, codes: wanted, says }] of files.entries()) {
    const { state, issues, counts, id } = seen[i] as Json
    expect([name, state]).toEqual([name, "failed"])
    const errors = (issues as Said[]).filter(({ severity }) => severity === "error")
    expect([name, ...errors.map(({ code }) => code)]).toEqual([name, ...wanted])
    for (const { text } of errors) {
      expect(text.zh).toMatch(says)
      // Of the inside nothing, and of the file's content no more than a line.
      expect(`${text.zh}${text.en}`).not.toMatch(/\{\w+\}|undefined|\/tmp\/| at .*\.ts/)
      expect(text.zh.length).toBeLessThan(300)
    }
    expect(counts).toMatchObject({ units: 0, good: 0 })
    // There is nothing to take, and nothing under way to stop; sent again, it is looked at again.
    for (const verb of ["accept", "cancel"])
      expect(
        (
          await filling.ask(clerk, "POST", `/api/return-uploads/${id}/${verb}`, {
            ...(verb === "accept" ? { submit: false } : {}),
          })
        ).status,
      ).toBe(409)
  }
  const [, again = files[0]] = files
  expect((await upload(again?.name ?? "", again?.content ?? "")).id).not.toBe(seen[1]?.id)
  expect(await stored()).toEqual(before)
}, 60_000)

test("every stored file has its row's bytes, and no upload waits for work that nobody does", async () => {
  const { server } = filling.told
  const { artefacts, uploads } = await server.context.withActor(server.system, "statistics", async (tx) => ({
    artefacts: await tx
      .selectFrom("artefact")
      .where("kind", "like", "return-%")
      .select(["digest", "bytes"])
      .execute(),
    uploads: await tx
      .selectFrom("return_upload")
      .leftJoin("job", "job.id", "return_upload.job_id")
      .select(["return_upload.state", "job.state as job"])
      .execute(),
  }))
  expect(artefacts.length).toBeGreaterThan(10)
  for (const { digest, bytes } of artefacts)
    expect((await stat(server.context.artefacts.pathOf(digest))).size).toBe(Number(bytes))
  for (const { job } of uploads) expect(["done", "failed"]).toContain(job)
})

test("macros are not run and said; formulas without results and overlong texts are held at their cells", async () => {
  const macros = await upload(
    "2024-macros.xlsm",
    handmade(rowOf(1, header) + rowOf(2, rowFor(filled)), {
      "xl/vbaProject.bin": strToU8("Sub Auto_Open()"),
    }),
  )
  expect(macros).toMatchObject({ state: "read", counts: { units: 1, good: 1 } })
  expect((macros.issues as Said[]).find(({ code }) => code === "workbook-macros")?.text.zh).toMatch(
    /没有运行/,
  )
  const copy = await filling.ask(clerk, "GET", `/api/return-uploads/${macros.id}/annotated`)
  expect(copy.text).not.toContain("vbaProject")

  const formulas = await upload(
    "2024-formulas.xlsx",
    handmade(
      `${rowOf(1, header)}<row r="2"><c r="A2" t="inlineStr"><is><t>${filled}</t></is></c><c r="C2"><f>1+1</f></c><c r="D2"><v>5</v></c><c r="E2"><f>1+1</f><v></v></c></row>`,
    ),
  )
  expect(formulas).toMatchObject({ state: "read", counts: { units: 1, good: 0, held: 1 } })
  const [line] = await unitsOf(formulas.id)
  const findings = line?.findings as Json[]
  for (const cell of ["Sheet1!C2", "Sheet1!E2"])
    expect(findings).toContainEqual(
      expect.objectContaining({ check: "return-error-cell", cell, level: "error" }),
    )

  const overlong = await upload(
    "2024-long.xlsx",
    handmade(
      rowOf(1, header) +
        rowOf(2, [...rowFor(long).slice(0, 5), Array.from({ length: 800 }, (_, i) => i).join(",")]),
    ),
  )
  expect(overlong).toMatchObject({ counts: { good: 0, held: 1 } })
  const [one] = await unitsOf(overlong.id)
  expect(one?.findings).toContainEqual(
    expect.objectContaining({ check: "return-cell-long", cell: "Sheet1!F2", level: "error" }),
  )
  // Taken all the same, the cell stays as it was: blank.
  await filling.ask(clerk, "POST", `/api/return-uploads/${overlong.id}/accept`, { submit: false, held: true })
  expect(await filling.settled(clerk, String(overlong.id))).toMatchObject({
    accepted: { saved: 1, refused: 0 },
  })
  const { draft } = await filling.told.ok(long, "GET", `/api/returns/${filling.survey}/${long}`)
  expect((draft as { values: Json }).values).toMatchObject({ qd01: "120" })
  expect((draft as { values: Json }).values).not.toHaveProperty("qa05")
}, 60_000)

test("a name with folders and control characters is a name only", async () => {
  const csv = `${header.join(",")}\n${rowFor(named).join(",")}\n`
  const found = await upload("../../etc/cron.d/\u0007\u0000x\u001b[31m-2024.csv", csv)
  expect(found).toMatchObject({ state: "read", fileName: "x[31m-2024.csv" })
  expect(found.annotated).toBe("x[31m-2024-审核.xlsx")
}, 60_000)

test("300 MB are refused by their size, never taken as their beginning; the server answers on", async () => {
  const { server } = filling.told
  const token = await server.tokenFor("998001", "reporter", "statistics")
  const began = performance.now()
  const { status, body, sent } = await sendMuch(`${server.origin}/api/return-uploads`, token, filling.survey)
  expect(status, body).toBe(413)
  expect(body).toMatch(/much\.csv：文件超过上限 64 MB。请删去.*或分成几个文件/)
  expect(sent).toBeGreaterThan(64e6)
  expect(performance.now() - began).toBeLessThan(20_000)
  expect(await upload("2024-good.csv", `${header.join(",")}\n${rowFor(filled).join(",")}\n`)).toMatchObject({
    state: "read",
    counts: { good: 1 },
  })
}, 60_000)

/** Sends a table that does not end before 300 MB, until there is an answer. @returns bytes that went out by then */
function sendMuch(url: string, token: string, survey: string) {
  const part = Buffer.alloc(1 << 20, "1,2,3,4,5,6,7,8,9\n")
  return new Promise<{ status: number; body: string; sent: number }>((done, fail) => {
    let sent = 0
    let answered = false
    const sending = request(
      url,
      {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "multipart/form-data; boundary=b" },
      },
      (answer) => {
        answered = true
        let body = ""
        answer.on("data", (chunk) => {
          body += chunk
        })
        answer.on("end", () => {
          sending.destroy()
          done({ status: answer.statusCode ?? 0, body, sent })
        })
      },
    )
    sending.on("error", (cause) => (answered ? undefined : fail(cause)))
    sending.write(
      `--b\r\ncontent-disposition: form-data; name="survey"\r\n\r\n${survey}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="much.csv"\r\n\r\n`,
    )
    const more = () => {
      while (!answered && sent < 300e6) {
        sent += part.length
        if (!sending.write(part)) return void sending.once("drain", more)
      }
      if (!answered) sending.end("\r\n--b--\r\n")
    }
    more()
  })
}
