import type {
  ColumnAnswer,
  GridWindow,
  ImportAnswers,
  ImportOutcome,
  ImportPlan,
  KnownEntity,
  Measure,
} from "#imports"

export type MeasureChoice = Pick<Measure, "code" | "label" | "unit">

/** A reading as it is shown: everything by props, so that a page without a server can show it too. */
export interface ReadingProps {
  readonly plan: ImportPlan
  readonly outcome: Omit<ImportOutcome, "issues">
  readonly grid: readonly GridWindow[]
  readonly measures: readonly MeasureChoice[]
  readonly entities: readonly KnownEntity[] | null
  readonly answers: ImportAnswers
  /** Takes all answers, the new one among them; left out: nothing can be changed. */
  readonly onAnswers?: (answers: ImportAnswers) => void
}

export function withColumn(
  answers: ImportAnswers,
  table: string,
  column: number,
  answer: ColumnAnswer,
): ImportAnswers {
  return {
    ...answers,
    columns: { ...answers.columns, [table]: { ...answers.columns?.[table], [column]: answer } },
  }
}
