import type { Words } from "#issues"
import type { PlainColumn } from "../../components/PlainTable.tsx"
import type { CountRow } from "./register-words.ts"

type Counted = Pick<CountRow, "value" | "unit" | "records" | "signedOff">

/** What a register counts for a zone: the number, and of how many records. */
export const countColumns = (t: (words: Words) => string): PlainColumn<Counted>[] => [
  {
    key: "value",
    title: t({ zh: "数值", en: "Value" }),
    number: true,
    cell: (row) =>
      row.value === null ? (
        <span className="muted">{t({ zh: "缺失", en: "missing" })}</span>
      ) : (
        `${row.value} ${row.unit}`
      ),
  },
  { key: "records", title: t({ zh: "记录", en: "Records" }), number: true, cell: (row) => row.records },
  {
    key: "signedOff",
    title: t({ zh: "已审核", en: "Signed off" }),
    number: true,
    cell: (row) => row.signedOff,
  },
]
