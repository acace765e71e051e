import { Button, Modal } from "antd"
import { useLanguage } from "../../app/language.tsx"
import { PlainTable } from "../../components/PlainTable.tsx"
import type { Conflict } from "./draft-cells.ts"
import type { Sheet } from "./filling-types.ts"

/** Cells that somebody else changed while I typed: both texts, and which is to stand. */
export function ConflictDialog({
  sheet,
  conflicts,
  onDecide,
  onClose,
}: {
  readonly sheet: Sheet
  readonly conflicts: Readonly<Record<string, Conflict>>
  readonly onDecide: (code: string, side: "mine" | "theirs") => void
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const rows = Object.entries(conflicts)
  return (
    <Modal
      open
      width={760}
      title={t({ zh: "同一格两人填得不同", en: "Two people typed different figures" })}
      footer={<Button onClick={onClose}>{t({ zh: "稍后处理", en: "Later" })}</Button>}
      onCancel={onClose}
    >
      <p>
        {t({
          zh: "两个值都已记录，没有互相覆盖。请逐格选择保留哪一个；未处理前不能报送。",
          en: "Both are on record and neither was overwritten. Choose for each cell; the return cannot be submitted before.",
        })}
      </p>
      <PlainTable
        caption={t({ zh: "不一致的单元格", en: "Cells in conflict" })}
        hideCaption
        rows={rows}
        keyOf={([code]) => code}
        maxHeight="50vh"
        columns={[
          {
            key: "cell",
            title: t({ zh: "指标", en: "Item" }),
            heading: true,
            cell: ([code]) => {
              const cell = sheet.cells.find((one) => one.code === code)
              return cell === undefined ? code : `${cell.officialCode} ${t(cell.label)}`
            },
          },
          {
            key: "theirs",
            title: t({ zh: "他人已保存", en: "Theirs, saved" }),
            cell: ([code, { theirs }]) => (
              <Choose
                text={theirs}
                label={t({ zh: "采用他人的", en: "Take theirs" })}
                onClick={() => onDecide(code, "theirs")}
              />
            ),
          },
          {
            key: "mine",
            title: t({ zh: "我填的", en: "Mine" }),
            cell: ([code, { mine }]) => (
              <Choose
                text={mine}
                label={t({ zh: "采用我的", en: "Take mine" })}
                onClick={() => onDecide(code, "mine")}
              />
            ),
          },
        ]}
      />
    </Modal>
  )
}

function Choose({
  text,
  label,
  onClick,
}: {
  readonly text: string | null
  readonly label: string
  readonly onClick: () => void
}) {
  const { t } = useLanguage()
  return (
    <>
      <div>{text ?? t({ zh: "（空）", en: "(blank)" })}</div>
      <Button size="small" onClick={onClick}>
        {label}
      </Button>
    </>
  )
}
