// Writes packs/schema/*.schema.json from the schemas that check packs: `node src/adapters/pack-files/write-schemas.ts`
import { mkdir, writeFile } from "node:fs/promises"
import { schemaDocuments } from "#packs"

const folder = new URL("../../../packs/schema/", import.meta.url)
await mkdir(folder, { recursive: true })
for (const [name, schema] of Object.entries(schemaDocuments()))
  await writeFile(new URL(name, folder), `${JSON.stringify(schema, null, 2)}\n`)
