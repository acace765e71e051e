import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Field } from "../../components/Field.tsx"

/** Keeps a file of evidence. @returns its id; `null`: no file was chosen */
export async function keepEvidence(round: string, file: File | null): Promise<string | null> {
  if (file === null) return null
  const form = new FormData()
  form.append("file", file)
  return (await call("POST /api/rounds/:round/evidence", { params: { round }, form })).id
}

/** A file that speaks for what is said; may be left out. */
export function EvidenceInput({ onFile }: { readonly onFile: (file: File | null) => void }) {
  const { t } = useLanguage()
  return (
    <Field label={t({ zh: "佐证文件（可不附）", en: "Evidence (may be left out)" })}>
      <input type="file" onChange={(event) => onFile(event.target.files?.[0] ?? null)} />
    </Field>
  )
}
