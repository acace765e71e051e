import type { FastifyInstance } from "fastify"
import { packsRoutes } from "#contracts"
import { describeIssue, type Issue, issue, Problem } from "#issues"
import {
  type CheckedPack,
  compareFrameworks,
  describeFramework,
  describePack,
  getFrameworkDraft,
  listFrameworkDrafts,
  listFrameworks,
  packHead,
  packTable,
  readAnnex,
  saveDraft,
  withdrawFrameworkDraft,
} from "#services/frameworks"
import type { ServerContext } from "../context.ts"
import { registerRoutes } from "../register-routes.ts"

export function packsRoutesOn(app: FastifyInstance, context: ServerContext): void {
  const { packs } = context
  const present = (issues: readonly Issue[]) =>
    issues.map((found) => ({
      ...found,
      text: {
        zh: describeIssue(found, "zh", context.texts),
        en: describeIssue(found, "en", context.texts),
      },
    }))
  // Packs are read when the server starts: their checks stay what they were.
  let checked: Promise<readonly CheckedPack[]> | null = null
  const check = () => {
    checked ??= checkAll(context)
    return checked
  }
  registerRoutes(app, context, packsRoutes, {
    "GET /api/packs": async () => (await check()).map(packHead),
    "GET /api/packs/:pack": async ({ params }) => {
      const found = (await check()).find((one) => one.name === params.pack)
      if (found === undefined)
        throw new Problem("not-found", [
          issue("error", "no-such-pack", params.pack, { allowed: [...packs.keys()] }),
        ])
      const view = describePack(found)
      return { ...view, issues: present(view.issues) }
    },
    "GET /api/packs/:pack/tables/:file": async ({ params }) => ({
      fileName: `${params.pack}-${params.file}`,
      mediaType: "text/csv; charset=utf-8",
      content: packTable(packs, params.pack, params.file),
    }),
    "GET /api/frameworks": async () => listFrameworks(packs),
    "GET /api/frameworks/:pack/:id": async ({ params }) => {
      const view = describeFramework(packs, params.pack, params.id)
      return { ...view, issues: present(view.issues) }
    },
    "GET /api/framework-comparison": async ({ query }) => compareFrameworks(packs, query.a, query.b),
    "POST /api/framework-drafts": async ({ files, query, act, actor }) => {
      for await (const file of files()) {
        const { digest } = await context.artefacts.put(await file.toBuffer())
        const imported = await readAnnex(
          { readWorkbook: context.readWorkbook, newId: context.newId },
          {
            path: context.artefacts.pathOf(digest),
            fileName: file.filename,
            digest,
            title: query.title,
            sheet: query.sheet,
          },
        )
        const unfinished = query.save === "unfinished"
        const complete = query.save === "yes" && imported.framework !== null
        const keep = (complete || unfinished) && imported.reading.nodes.length > 0
        const id =
          keep && actor.kind === "person"
            ? await act((tx) => saveDraft(tx, actor, imported, digest, unfinished))
            : null
        return { id, reading: { ...imported.reading, issues: present(imported.reading.issues) } }
      }
      throw new Problem("invalid", [issue("error", "draft-no-file", "file")])
    },
    "GET /api/framework-drafts": ({ act }) => act(listFrameworkDrafts),
    "GET /api/framework-drafts/:id": async ({ act, params }) => {
      const { head, reading } = await act((tx) => getFrameworkDraft(tx, params.id))
      return { head, reading: { ...reading, issues: present(reading.issues) } }
    },
    "DELETE /api/framework-drafts/:id": async ({ act, params }) => {
      await act((tx) => withdrawFrameworkDraft(tx, params.id, context.now()))
      return { id: params.id }
    },
  })
}

async function checkAll({ evaluation }: ServerContext): Promise<readonly CheckedPack[]> {
  const list: CheckedPack[] = []
  for (const name of await evaluation.packNames()) {
    const { pack, issues } = await evaluation.loadPack(name)
    list.push({ name, pack, issues })
  }
  return list
}
