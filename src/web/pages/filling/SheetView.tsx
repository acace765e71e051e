import { App, Button } from "antd"
import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import { useLanguage } from "../../app/language.tsx"
import { Marked } from "../../components/Marked.tsx"
import { Page } from "../../components/Page.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import { CellQuestions, useQuestions } from "./CellQuestions.tsx"
import { ConflictDialog } from "./ConflictDialog.tsx"
import { cellMarks } from "./cell-marks.ts"
import { shownText } from "./draft-cells.ts"
import { FindingsPanel } from "./FindingsPanel.tsx"
import { FormTable } from "./FormTable.tsx"
import { FormTabs } from "./FormTabs.tsx"
import { isOpen, type Sheet } from "./filling-types.ts"
import { SavingState } from "./SavingState.tsx"
import { Recall, ReturnedCells, SheetHead } from "./SheetHead.tsx"
import { SheetHistory } from "./SheetHistory.tsx"
import { SubmitDialog } from "./SubmitDialog.tsx"
import { useDraft } from "./use-draft.ts"
import { focusCell, useGridKeys } from "./use-grid-keys.ts"
import "../../components/plain.css"
import "./filling.css"

/** The sheet of a return: its forms on the left, what is said of them on the right. */
export function SheetView({ sheet, person }: { readonly sheet: Sheet; readonly person: string }) {
  const { t, language } = useLanguage()
  const { message } = App.useApp()
  const open = sheet.side !== "officer" && isOpen(sheet, "save")
  const draft = useDraft(sheet, person, open)
  const { cells, checked, type } = draft
  const [formId, setFormId] = useState(sheet.forms[0]?.id ?? "")
  const form = sheet.forms.find(({ id }) => id === formId) ?? sheet.forms[0]
  const [submitting, setSubmitting] = useState(false)
  const [chosen, setChosen] = useState<{ readonly code: string; readonly times: number } | null>(null)
  const [asked, setAsked] = useState<string | null>(null)
  const conflicts = Object.keys(cells.conflicts).length
  const [later, setLater] = useState(0)
  const questions = useQuestions(sheet.survey.id, sheet.unit.id)

  // A sheet that was closed meanwhile shows what the server has.
  const shown = useCallback(
    (code: string) => (open ? shownText(cells, code) : (cells.stored[code] ?? "")),
    [cells, open],
  )
  const marks = useMemo(() => cellMarks(checked, language), [checked, language])
  const returned = useMemo(
    () => new Map(sheet.returned.map(({ cell, reason }) => [cell, reason])),
    [sheet.returned],
  )
  const order = useMemo(() => form?.sections.flatMap((section) => section.cells) ?? [], [form])
  const codeOf = useMemo(
    () => new Map(sheet.cells.map(({ code, officialCode }) => [officialCode.toUpperCase(), code])),
    [sheet.cells],
  )

  const wanted = useRef<string | null>(null)
  const jump = (code: string) => {
    const cell = sheet.cells.find((one) => one.code === code)
    if (cell === undefined) return
    setFormId(cell.form)
    if (cell.form !== form?.id || !focusCell(code)) wanted.current = code
  }
  useEffect(() => {
    if (form !== undefined && wanted.current !== null && focusCell(wanted.current)) wanted.current = null
  }, [form])

  const keys = useGridKeys(order, codeOf, shown, type, ({ cells: filled, beyond }) => {
    void message.info(
      t({
        zh: `已填入 ${filled} 格${beyond > 0 ? `，另有 ${beyond} 格没有位置，未填` : ""}`,
        en: `${filled} cells filled${beyond > 0 ? `; ${beyond} more found no cell` : ""}`,
      }),
    )
  })
  const onType = useCallback((code: string, text: string) => type({ [code]: text }), [type])
  const onFinding = useCallback(
    (code: string) => setChosen((before) => ({ code, times: (before?.times ?? 0) + 1 })),
    [],
  )
  const rowOf = (code: string) => ({
    mark: marks.get(code),
    returned: returned.get(code),
    questions: questions.filter(({ cell, answers }) => cell === code && answers.length === 0).length,
    conflict: cells.conflicts[code] !== undefined,
  })
  const title = `${sheet.unit.name} · ${t(sheet.survey.title)}`
  return (
    <Page
      title={{ zh: title, en: title }}
      actions={
        <>
          {open ? <SavingState draft={draft} /> : null}
          {conflicts > 0 ? (
            <Button danger onClick={() => setLater(0)}>
              {t({ zh: `处理 ${conflicts} 处不一致`, en: `Decide ${conflicts} conflicts` })}
            </Button>
          ) : null}
          <Recall sheet={sheet} />
          {isOpen(sheet, "submit") && open ? (
            <Button
              type="primary"
              disabled={conflicts > 0}
              onClick={() => void draft.flush().then(() => setSubmitting(true))}
            >
              {t({ zh: "报送", en: "Submit" })}
            </Button>
          ) : null}
        </>
      }
    >
      <SheetHead sheet={sheet} />
      <ReturnedCells sheet={sheet} onJump={jump} />
      {draft.problem === null ? null : <ProblemAlert error={draft.problem} />}
      {draft.restored > 0 ? (
        <p className="muted">
          {t({
            zh: `上次有 ${draft.restored} 格没来得及保存，已从本机取回。`,
            en: `${draft.restored} cells that were not saved last time were found in this browser.`,
          })}
        </p>
      ) : null}
      <FormTabs sheet={sheet} marks={marks} chosen={form?.id} onChoose={setFormId} />
      <div className="sheet-columns">
        <Marked origin={sheet.survey.origin}>
          <div className="sheet-scroll" {...(open ? keys : {})}>
            {form === undefined ? null : (
              <FormTable
                sheet={sheet}
                form={form}
                shown={shown}
                rowOf={rowOf}
                open={open}
                onType={onType}
                onFinding={onFinding}
                onAsk={sheet.side === "officer" ? undefined : setAsked}
              />
            )}
          </div>
        </Marked>
        <div className="sheet-side">
          <FindingsPanel
            sheet={sheet}
            checked={checked}
            open={open}
            chosen={chosen}
            onJump={jump}
            onChecked={draft.setChecked}
            beforeExplain={draft.flush}
          />
          <CellQuestions sheet={sheet} questions={questions} asked={asked} onAsked={setAsked} onJump={jump} />
          <SheetHistory sheet={sheet} />
        </div>
      </div>
      {conflicts > later ? (
        <ConflictDialog
          sheet={sheet}
          conflicts={cells.conflicts}
          onDecide={draft.decide}
          onClose={() => setLater(conflicts)}
        />
      ) : null}
      {submitting ? <SubmitDialog sheet={sheet} draft={draft} onClose={() => setSubmitting(false)} /> : null}
    </Page>
  )
}
