import type { Actor } from "#access"
import type { ImportAnswers } from "#imports"
import type { Transaction } from "#schema"
import { recordAction } from "#services/audit"
import type { ImportContext } from "./context.ts"
import { mustBe, ownImportRow } from "./import-store.ts"
import { readAndCheck, readColumns } from "./read-and-check.ts"
import { taskOf } from "./task-of.ts"

type Act = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

export interface NewAnswers {
  readonly answers: ImportAnswers
  /** The version that was answered. */
  readonly version: number
  /** Another profile; `null`: none; left out: the one it was read with. */
  readonly profile?: string | null
}

/**
 * Reads the file again with the answers of a person; all of them, not only the new ones.
 * @throws Problem conflict when somebody answered, kept or undid it meanwhile
 */
export async function answerQuestions(
  act: Act,
  actor: Actor,
  id: string,
  given: NewAnswers,
  context: ImportContext,
): Promise<void> {
  const { row, task } = await act(async (tx) => {
    const row = await ownImportRow(tx, actor, id)
    mustBe(row, "proposed", given.version)
    const profile = given.profile === undefined ? (row.profile?.id ?? null) : given.profile
    const request = {
      fileName: row.file_name,
      pack: row.pack,
      framework: row.framework,
      period: row.period,
      profile,
    }
    return { row, task: await taskOf(tx, actor, request, context) }
  })
  const content = await context.artefacts.read(row.digest)
  const read = await readAndCheck(content, { ...task, answers: given.answers }, context)
  await act(async (tx) => {
    mustBe(await ownImportRow(tx, actor, id), "proposed", given.version)
    await tx
      .updateTable("import")
      .set({ ...readColumns(read, given.answers), version: given.version + 1 })
      .where("id", "=", id)
      .execute()
    await recordAction(tx, {
      action: "import.answer",
      objectKind: "import",
      objectId: id,
      detail: { version: given.version + 1, questions: read.outcome.questions.length },
    })
  })
}
