// Writes rows through the product's own door and says each on standard output once it is confirmed; until it is killed.
import { randomUUID } from "node:crypto"
import { openArtefacts } from "#artefacts"
import { openDatabase } from "#database"

const [folder = ""] = process.argv.slice(2)
const database = await openDatabase({ folder, serve: { origin: "http://kill" } })
const store = openArtefacts(folder)

/** One transaction: an artefact's row after its file, and its entry in the trail. */
async function write(): Promise<void> {
  for (;;) {
    const id = randomUUID()
    const { digest, bytes } = await store.put(`content of ${id}`)
    const confirmed = await database
      .withActor({ kind: "system", task: "kill" }, "administration", async (tx) => {
        await tx
          .insertInto("artefact")
          .values({
            id,
            digest,
            kind: "document",
            file_name: id,
            media_type: "text/plain",
            bytes,
            purpose: "administration",
            organisation_id: "cn",
            place: "/cn/",
            released_at: null,
          })
          .execute()
        await tx
          .insertInto("audit_entry")
          .values({ action: "test.kill", object_kind: "artefact", object_id: id, detail: "{}" })
          .execute()
      })
      .then(
        () => true,
        () => false,
      )
    if (confirmed) process.stdout.write(`${id} ${digest}\n`)
    else await new Promise((done) => setTimeout(done, 50))
  }
}

await database.withActor({ kind: "system", task: "kill" }, "administration", (tx) =>
  tx
    .insertInto("organisation")
    .values({
      id: "cn",
      kind: "nation",
      name_zh: "中国",
      name_en: null,
      short_name: null,
      parent_id: null,
      place: "/cn/",
      scope: "/cn/",
      origin: "public",
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute(),
)
process.stdout.write("ready\n")
await Promise.all([write(), write(), write(), write()])
