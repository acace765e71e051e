import { issue, Problem } from "#issues"
import type { Transaction } from "#schema"
import { readLines } from "./accept-upload.ts"
import type { UploadContext } from "./context.ts"
import type { UploadLine } from "./returns-work.ts"
import { findUpload } from "./upload-store.ts"

type Act = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

/** What was found in each unit of a workbook, in its order; none while it is being read. */
export async function uploadLines(
  act: Act,
  id: string,
  context: Pick<UploadContext, "artefacts">,
): Promise<readonly UploadLine[]> {
  const { result_id } = await act((tx) => findUpload(tx, id))
  return result_id === null ? [] : readLines((await act((tx) => fileOf(tx, result_id))).digest, context)
}

/** The same workbook with its findings marked. @throws Problem not-found while it is being read */
export async function openAnnotated(act: Act, id: string, context: Pick<UploadContext, "artefacts">) {
  const file = await act(async (tx) => {
    const { annotated_id } = await findUpload(tx, id)
    if (annotated_id === null)
      throw new Problem("not-found", [issue("error", "return-upload-not-found", id, {})])
    return fileOf(tx, annotated_id)
  })
  return {
    fileName: file.file_name,
    mediaType: file.media_type,
    content: await context.artefacts.read(file.digest),
  }
}

const fileOf = (tx: Transaction, id: string) =>
  tx
    .selectFrom("artefact")
    .where("id", "=", id)
    .select(["digest", "file_name", "media_type"])
    .executeTakeFirstOrThrow()
