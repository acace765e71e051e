import type { CheckedCells, openSheet, UploadLine, UploadSeen } from "#services/filling"
import type { ServerContext } from "../context.ts"
import { withTexts } from "../issue-views.ts"

type Sheet = Awaited<ReturnType<typeof openSheet>>

/** What is said of the cells, in words. */
export function presentChecked(
  { issues, findings, undecided, counts }: CheckedCells,
  { texts }: Pick<ServerContext, "texts">,
) {
  return {
    issues: withTexts(issues, texts),
    findings: findings.map(({ check, level, title, cells, text, explanation, missing }) => ({
      check,
      level,
      title,
      cells: [...cells],
      text,
      explanation,
      missing,
    })),
    undecided: undecided.map(({ check, cells, text }) => ({ check, cells: [...cells], text })),
    counts,
  }
}

export function presentSheet(sheet: Sheet, context: Pick<ServerContext, "texts">) {
  const { checked, forms, cells, choices, draft, prior, returned, remarks, history, actions, ...rest } = sheet
  return {
    ...rest,
    forms: forms.map(({ sections, ...form }) => ({
      ...form,
      sections: sections.map((section) => ({ title: section.title, cells: [...section.cells] })),
    })),
    cells: [...cells],
    choices: Object.fromEntries(Object.entries(choices).map(([name, list]) => [name, [...list]])),
    draft: { ...draft, values: { ...draft.values } },
    prior: prior === null ? null : { period: prior.period, values: { ...prior.values } },
    ...presentChecked(checked, context),
    returned: returned.map(({ cell, reason }) => ({ cell, reason })),
    remarks: remarks.map((remark) => ({
      id: remark.id,
      kind: remark.kind,
      cell: remark.cell,
      check: remark.check_code,
      finding: remark.finding,
      answers: remark.answers,
      body: remark.body,
      at: remark.at.toISOString(),
      person: remark.person,
      personName: remark.person_name,
    })),
    history: history.map(({ id, action, at, person, detail }) => ({
      id,
      action,
      at,
      person,
      personName: detail.personName ?? null,
      revision: detail.revision ?? null,
      level: detail.level ?? null,
      reason: detail.reason ?? null,
      cells: (detail.cells ?? []).map(({ cell, reason }) => ({ cell, reason })),
      keyed: detail.keyed ?? false,
    })),
    actions: actions.map(({ action, barrier }) => ({ action, barrier })),
  }
}

const nothing = { units: 0, good: 0, held: 0, unknown: 0, notNow: 0, errors: 0, warnings: 0 }

export function presentUpload(
  { row, state, job, issues }: UploadSeen,
  { texts }: Pick<ServerContext, "texts">,
) {
  const { layout, period, counts, annotated } = row.outcome
  const { accepted } = row
  return {
    id: row.id,
    survey: row.survey_id,
    fileName: row.file_name,
    state,
    job:
      job === null
        ? null
        : {
            id: job.id,
            progress: job.progress,
            message: job.message,
            cancelRequested: job.cancelRequested,
          },
    issues: withTexts([...issues, ...(accepted?.issues ?? [])], texts),
    layout: layout ?? null,
    period: period ?? null,
    counts: counts ?? nothing,
    accepted:
      accepted === null
        ? null
        : {
            saved: accepted.saved,
            submitted: accepted.submitted,
            same: accepted.same,
            refused: accepted.refused,
          },
    annotated: row.annotated_id === null ? null : (annotated ?? null),
    at: row.at.toISOString(),
  }
}

export const presentLine = ({ id, unit, values: _, version: _v, findings, ...line }: UploadLine) => ({
  ...line,
  unit: id ?? unit,
  findings: findings.map((finding) => ({ ...finding, also: [...finding.also] })),
})
