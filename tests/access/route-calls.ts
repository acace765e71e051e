// How each route is called for an object of the organisation whose rows are looked for. A route without a line here fails
// the suite.
import type { RouteKey } from "#contracts"
import { mark } from "./fill-every-table.ts"
import { owner } from "./installation.ts"

export interface RouteCall {
  /**
   * Values of the path: `{ run: "id" }` takes column `id` of the planted row of table `run`; a text stands for itself.
   */
  readonly params?: Readonly<Record<string, string | { readonly table: string; readonly column?: string }>>
  readonly query?: Readonly<Record<string, string | { readonly table: string; readonly column?: string }>>
  readonly body?: unknown
  /** A file to send. */
  readonly file?: { readonly name: string; readonly content: string }
  /**
   * `refused`: names an object of the owner, so that every stranger is refused. `nothing`: an answer is well, but with
   * nothing of the owner in it. `own`: has no object but the caller's own sign-in, so that only those are asked whom the
   * contract refuses.
   */
  readonly expect: "refused" | "nothing" | "own"
  /** Asked by the zone below the owner, which its survey periods cover, it tells of the period and of nothing else. */
  readonly covered?: true
  /** Further statuses that are a refusal here: an object in the body that is not the caller's may be called faulty. */
  readonly also?: readonly number[]
}

const nothing: RouteCall = { expect: "nothing" }

/** A route that names one object of a table by its identifier. */
const of = (table: string, more: Omit<RouteCall, "expect"> = {}, parameter = "id"): RouteCall => ({
  ...more,
  params: { [parameter]: { table }, ...more.params },
  expect: "refused",
})

const round = (more: Omit<RouteCall, "expect"> = {}) => of("round", more, "round")

/** The planted rows are of the register that is named by the mark: nothing else has records of the owner. */
const record = (more: Omit<RouteCall, "expect"> = {}) =>
  of("register_record", {
    ...more,
    params: { register: { table: "register_record", column: "register" }, ...more.params },
  })

/** A route that names a unit of a period by the planted row of one of its tables. */
const review = (more: Omit<RouteCall, "expect"> = {}, table = "survey_unit"): RouteCall => ({
  ...more,
  params: {
    survey: { table, column: "survey_id" },
    unit: { table, column: "unit_id" },
    ...more.params,
  },
  expect: "refused",
})

/** A route of one survey period; those that it covers know of it, and of nobody's return. */
const survey = (more: Omit<RouteCall, "expect"> = {}) => of("survey", { covered: true, ...more }, "survey")

/** A snapshot of the planted period. */
const snapshot = ({ params, ...more }: Omit<RouteCall, "expect"> = {}) =>
  of(
    "snapshot",
    {
      covered: true,
      ...more,
      params: {
        survey: { table: "snapshot", column: "survey_id" },
        number: "1",
        ...params,
      },
    },
    "survey",
  )
const demoFramework = { pack: "demo", framework: "demo-2021" } as const

const emptyDocument = { title: "x", issuer: null, number: null, date: null, nodes: [] }

const later = new Date(Date.now() + 30 * 86_400_000).toISOString()

export const routeCalls: Partial<Record<RouteKey | (string & {}), RouteCall>> = {
  "GET /api/health": nothing,
  "GET /api/ready": nothing,
  "GET /api/system": nothing,
  "GET /api/me": nothing,
  "POST /api/me/appointment": { body: { appointment: `${mark}-appointment-0` }, expect: "refused" },

  "GET /api/overview": nothing,
  "GET /api/overview/mine": nothing,
  "GET /api/zones": nothing,
  "GET /api/zones/export": nothing,
  "GET /api/zones/:code": { params: { code: "320500-1" }, expect: "nothing" },
  "GET /api/published-ranks": nothing,
  "GET /api/national/series": nothing,
  "GET /api/national/goals": nothing,
  "GET /api/national/layout": nothing,
  "GET /api/clauses": nothing,
  "GET /api/clauses/export": nothing,

  "GET /api/packs": nothing,
  "GET /api/packs/:pack": { params: { pack: "national" }, expect: "nothing" },
  "GET /api/packs/:pack/tables/:file": { params: { pack: "national", file: "zones.csv" }, expect: "nothing" },
  "GET /api/frameworks": nothing,
  "GET /api/frameworks/:pack/:id": { params: { pack: "demo", id: "demo" }, expect: "nothing" },
  "GET /api/framework-comparison": { query: { a: "demo/demo", b: "demo/demo" }, expect: "nothing" },
  "POST /api/framework-drafts": { file: { name: "a.xlsx", content: "no workbook" }, expect: "nothing" },
  "GET /api/framework-drafts": nothing,
  "GET /api/framework-drafts/:id": of("framework_draft"),
  "DELETE /api/framework-drafts/:id": of("framework_draft"),
  "GET /api/framework-drafts/:id/versions": of("framework_draft"),
  "GET /api/framework-drafts/:id/versions/:version": of("framework_draft", { params: { version: "1" } }),
  "POST /api/framework-drafts/:id/check": of("framework_draft", { body: emptyDocument }),
  "POST /api/framework-drafts/:id/versions": of("framework_draft", {
    body: { document: emptyDocument, note: "", basedOn: 1 },
  }),
  "POST /api/framework-drafts/:id/versions/:version/in-force": of("framework_draft", {
    params: { version: "1" },
    body: { from: "2024-01-01", note: "" },
  }),
  "POST /api/framework-drafts/:id/versions/:version/end": of("framework_draft", {
    params: { version: "1" },
    body: { from: "2024-01-01", note: "" },
  }),
  "GET /api/framework-drafts/:id/difference": of("framework_draft", { query: { a: "1", b: "2" } }),
  "GET /api/framework-drafts/:id/versions/:version/file": of("framework_draft", { params: { version: "1" } }),

  "GET /api/feedback": nothing,
  "POST /api/feedback": {
    body: {
      year: "2024",
      letter: { rank: 1, zones: null, score: null, average: null, groups: [], indicators: [] },
      note: "",
    },
    expect: "nothing",
  },

  "GET /api/evaluation-choices": nothing,
  "POST /api/methods/check": { body: { method: {} }, expect: "nothing" },
  "GET /api/runs": nothing,
  "POST /api/runs": {
    body: {
      pack: "demo",
      framework: "demo",
      data: { kind: "dataset", id: `${mark}-dataset-0` },
      method: null,
    },
    expect: "refused",
  },
  "GET /api/runs/:id": of("run"),
  "DELETE /api/runs/:id": of("run"),
  "GET /api/runs/:id/result": of("run"),
  "GET /api/runs/:id/issues": of("run"),
  "GET /api/runs/:id/sources": of("run"),
  "GET /api/runs/:id/files/:kind": of("run", { params: { kind: "result" } }),
  "GET /api/runs/:id/zone-proofs/:entity": of("run", { params: { entity: "320500-1" } }),
  "POST /api/runs/:id/public-proof": of("run"),
  "GET /api/run-comparison": { query: { a: { table: "run" }, b: { table: "run" } }, expect: "refused" },
  "GET /api/datasets": nothing,
  "POST /api/datasets": { file: { name: "a.csv", content: "code,x\n1,2\n" }, expect: "nothing" },
  "GET /api/datasets/:id": of("dataset"),
  "DELETE /api/datasets/:id": of("dataset"),

  "POST /api/imports": { file: { name: "a.csv", content: "code,x\n1,2\n" }, expect: "nothing" },
  "GET /api/imports": nothing,
  "GET /api/imports/:id": of("import"),
  "PUT /api/imports/:id/answers": of("import", { body: { answers: {}, version: 1 } }),
  "POST /api/imports/:id/keep": of("import", { body: { title: "他人的导入", version: 1 } }),
  "POST /api/imports/:id/undo": of("import", { body: {} }),
  "GET /api/imports/:id/unread": of("import"),
  "GET /api/imports/:id/file": of("import"),
  "GET /api/import-choices": nothing,
  "GET /api/import-profiles": nothing,
  "GET /api/import-profiles/:id": of("import_profile"),
  "DELETE /api/import-profiles/:id": of("import_profile"),
  "GET /api/datasets/:id/origin": of("dataset", { query: { entity: "990001", code: "x" } }),

  "GET /api/jobs/:id": of("job"),
  "GET /api/jobs/:id/events": of("job"),
  "POST /api/jobs/:id/cancel": of("job"),

  "GET /api/registers": nothing,
  "GET /api/registers/:register": { params: { register: "high-tech-enterprises" }, expect: "nothing" },
  "GET /api/registers/:register/records": {
    params: { register: "high-tech-enterprises" },
    expect: "nothing",
  },
  "GET /api/registers/:register/export": { params: { register: "high-tech-enterprises" }, expect: "nothing" },
  "GET /api/registers/:register/template": {
    params: { register: "high-tech-enterprises" },
    expect: "nothing",
  },
  "POST /api/registers/:register/records": {
    params: { register: "incubators" },
    body: { values: { name: "他人的孵化器" }, zone: "320500-2" },
    expect: "refused",
    also: [422],
  },
  "GET /api/registers/:register/records/:id": record(),
  "PUT /api/registers/:register/records/:id": record({ body: { values: {}, version: 1, reason: "理由" } }),
  "POST /api/registers/:register/records/:id/sign-off": record({ body: { version: 1 } }),
  "POST /api/registers/:register/records/:id/query": record({ body: { version: 1, reason: "理由" } }),
  "POST /api/registers/:register/records/:id/withdraw": record({ body: { version: 1, reason: "理由" } }),
  "POST /api/registers/:register/records/:id/proof": record({
    file: { name: "a.pdf", content: "%PDF-1.7\n" },
  }),
  "GET /api/registers/:register/records/:id/proof": record(),
  "POST /api/registers/:register/none": {
    params: { register: "high-tech-enterprises" },
    body: { period: "2024", reason: "理由", zone: "320500-2" },
    expect: "refused",
  },
  "DELETE /api/registers/:register/none": {
    params: { register: "high-tech-enterprises" },
    query: { period: "2024", reason: "理由", zone: "320500-2" },
    expect: "refused",
  },
  "GET /api/registers/:register/counts": {
    params: { register: "high-tech-enterprises" },
    query: { period: "2024" },
    expect: "nothing",
  },
  "GET /api/registers/:register/expiry": { params: { register: "high-tech-enterprises" }, expect: "nothing" },
  "GET /api/indicators/:code/records": {
    params: { code: "eco_major_incidents" },
    query: { period: "2024", zone: "320500-2" },
    expect: "refused",
  },
  "GET /api/zones/:code/registers": {
    params: { code: "320500-2" },
    query: { period: "2024" },
    expect: "nothing",
  },
  "POST /api/registers/counts-dataset": {
    body: { pack: "national", framework: "hj-274-2015", period: "2024" },
    expect: "refused",
    also: [422],
  },
  "GET /api/evidence/:framework": { params: { framework: "nhtz-2021" }, expect: "nothing" },
  "GET /api/evidence/:framework/export": { params: { framework: "nhtz-2021" }, expect: "nothing" },

  "GET /api/rounds": nothing,
  "GET /api/rounds/options": nothing,
  "POST /api/rounds/data": { file: { name: "a.csv", content: "code,x\n1,2\n" }, expect: "nothing" },
  "POST /api/rounds": {
    body: {
      title: { zh: "他人的轮次", en: "somebody else's round" },
      period: "2024",
      pack: "demo",
      framework: "demo",
      method: null,
      classColumn: null,
      participants: [owner],
      data: null,
    },
    expect: "refused",
    also: [422],
  },
  "GET /api/rounds/:round": round(),
  "GET /api/rounds/:round/figures": round(),
  "GET /api/rounds/:round/figures/:organisation/:code/source": round({
    params: { organisation: owner, code: "a" },
  }),
  "GET /api/rounds/:round/questions": { ...round(), expect: "nothing" },
  "GET /api/rounds/:round/objections": { ...round(), expect: "nothing" },
  "GET /api/rounds/:round/results": round(),
  "GET /api/rounds/:round/publications": round(),
  "GET /api/rounds/:round/proof/:kind": round({ params: { kind: "full" } }),
  "GET /api/rounds/:round/evidence/:file": round({ params: { file: { table: "artefact" } } }),
  "POST /api/rounds/:round/request-data": round({ body: { confirmBy: later } }),
  "POST /api/rounds/:round/confirm": round({ body: { version: 1 } }),
  "POST /api/rounds/:round/evidence": round({ file: { name: "a.pdf", content: "%PDF-1.7\n" } }),
  "POST /api/rounds/:round/questions": round({
    body: { column: "a", proposed: 1, reason: "理由", evidence: null },
  }),
  "POST /api/rounds/:round/questions/:question/decision": round({
    params: { question: { table: "figure_question" } },
    body: { accepted: true, reason: "理由" },
  }),
  "POST /api/rounds/:round/compute": round({ body: {} }),
  "POST /api/rounds/:round/freeze": round({ body: {} }),
  "POST /api/rounds/:round/notice": round({ body: { from: null, until: later } }),
  "POST /api/rounds/:round/objections": round({
    body: { objector: "某某", contact: "", columns: [], statement: "陈述", evidence: null },
  }),
  "POST /api/rounds/:round/objections/:objection/decision": round({
    params: { objection: { table: "objection" } },
    body: { accepted: false, reason: "理由", corrections: [] },
  }),
  "POST /api/rounds/:round/finalise": round({ body: {} }),
  "POST /api/rounds/:round/release": round({ body: { at: null } }),
  "POST /api/rounds/:round/revise": round({ body: { reason: "理由", corrections: [] } }),
  "POST /api/rounds/:round/withdraw": round({ body: { reason: "理由" } }),
  "POST /api/rounds/:round/cancel": round({ body: { reason: "理由" } }),
  "GET /api/public/rounds": nothing,
  "GET /api/public/rounds/:round": { params: { round: { table: "round" } }, expect: "nothing" },
  "GET /api/public/rounds/:round/:publication/proof": round({
    params: { publication: { table: "round_publication" } },
  }),
  "GET /api/public/rounds/:round/:publication/ranking": round({
    params: { publication: { table: "round_publication" } },
  }),

  "GET /api/audit": { query: { organisation: owner }, expect: "nothing" },
  "GET /api/audit/statistics": nothing,
  "POST /api/audit/verify": nothing,
  "GET /api/audit/export": { query: { organisation: owner, format: "csv" }, expect: "nothing" },

  "GET /api/doctor": nothing,
  "GET /api/tokens": nothing,
  "POST /api/tokens": {
    body: { name: "x", organisation: owner, role: "analyst", purpose: "administration", expiresAt: later },
    expect: "refused",
    also: [422],
  },
  "DELETE /api/tokens/:id": of("api_token"),
  "GET /api/settings": nothing,
  "PUT /api/settings/:name": {
    params: { name: "upload-limit-mb" },
    body: { value: 10 },
    expect: "refused",
  },

  "GET /api/organisations": nothing,
  "GET /api/organisations/:id": { params: { id: owner }, expect: "nothing" },
  "POST /api/organisations": {
    body: { id: "320500-9", kind: "zone", parent: owner, nameZh: "他人的园区" },
    expect: "refused",
    also: [422],
  },
  "POST /api/organisations/:id/rename": {
    params: { id: owner },
    body: { nameZh: "改名", nameEn: null, shortName: null },
    expect: "refused",
  },
  "POST /api/organisations/:id/move": {
    params: { id: owner },
    body: { parent: "440000", from: "2025-01-01", reference: null },
    expect: "refused",
  },
  "POST /api/organisations/:id/memberships": {
    params: { id: owner },
    body: { parent: "320100", kind: "entrusted", from: "2025-01-01", to: null, reference: null },
    expect: "refused",
  },
  "POST /api/organisations/:id/memberships/:membership/end": {
    params: { id: owner, membership: { table: "membership" } },
    body: { to: "2025-01-01" },
    expect: "refused",
  },

  "GET /api/people": { query: { organisation: owner }, expect: "nothing" },
  "GET /api/people/:id": of("person"),
  "POST /api/people": {
    body: { username: "stranger", name: "某某", kind: "member", organisation: owner },
    expect: "refused",
    also: [422],
  },
  "POST /api/people/:id/link": of("person"),
  "POST /api/people/:id/close": of("person"),
  "POST /api/people/:id/reopen": of("person"),
  "POST /api/people/:id/unlock": of("person"),
  "GET /api/people/:id/sign-ins": of("person"),
  "POST /api/people/:id/sign-ins/end": of("person", { body: {} }),
  "POST /api/people/:id/appointments": of("person", { body: { role: "analyst", organisation: owner } }),
  "POST /api/appointments/:id/end": of("appointment"),
  "POST /api/invitation/find": { body: { token: "x".repeat(43) }, expect: "nothing" },
  "POST /api/invitation/accept": { body: { token: "x".repeat(43), password: "x" }, expect: "nothing" },
  "POST /api/me/password": { body: { current: "x", next: "y" }, expect: "own" },
  "GET /api/me/sign-ins": { expect: "own" },
  "POST /api/me/sign-ins/end": { body: {}, expect: "own" },
  "POST /api/me/second-factor/begin": { body: { password: "x" }, expect: "own" },
  "POST /api/me/second-factor/confirm": { body: { code: "000000" }, expect: "own" },
  "POST /api/me/second-factor/end": { body: { password: "x" }, expect: "own" },
  "POST /api/me/second-factor/backup-codes": { body: { password: "x" }, expect: "own" },

  "GET /api/surveys": { expect: "nothing", covered: true },
  "GET /api/surveys/options": nothing,
  "POST /api/surveys/frame": {
    body: { pack: "demo", formSet: "demo-annual", period: "2024", rule: null },
    expect: "nothing",
  },
  "POST /api/surveys": {
    body: {
      pack: "demo",
      formSet: "demo-annual",
      period: "2024",
      rule: null,
      example: true,
      title: { zh: "他人的调查期", en: "somebody else's period" },
      dueAt: later,
    },
    expect: "refused",
    also: [422],
  },
  "GET /api/surveys/:survey": survey(),
  "POST /api/surveys/:survey/deadline": survey({ body: { dueAt: later, reason: "理由" } }),
  "GET /api/surveys/:survey/lock": survey(),
  "POST /api/surveys/:survey/propose-lock": survey({ body: { excluded: 0 } }),
  "POST /api/surveys/:survey/lock": survey({ body: { proposal: "1" } }),
  "POST /api/surveys/:survey/reopen": survey({ body: { reason: "理由" } }),
  "POST /api/surveys/:survey/cancel": survey({ body: { reason: "理由" } }),
  "GET /api/surveys/:survey/units": survey(),
  "GET /api/surveys/:survey/units/export": survey(),
  "POST /api/surveys/:survey/units": survey({ body: { units: [owner], reason: "理由" } }),
  "GET /api/surveys/:survey/progress": survey(),
  "GET /api/surveys/:survey/discipline": survey(),
  "GET /api/surveys/:survey/discipline/export": survey(),
  "POST /api/surveys/:survey/reminders": survey({ body: { units: null } }),
  "GET /api/reminders": nothing,

  "GET /api/surveys/:survey/papers": survey(),
  "GET /api/surveys/:survey/papers/:paper": survey({
    params: { paper: "demo-listed-companies" },
    query: { format: "xlsx" },
  }),
  "GET /api/receipts/:survey/:unit/:revision": of(
    "survey_unit",
    {
      params: {
        survey: { table: "survey_unit", column: "survey_id" },
        unit: { table: "survey_unit", column: "unit_id" },
        revision: "1",
      },
    },
    "unit",
  ),
  "GET /api/receipts/:survey/:unit/:revision/file": of(
    "survey_unit",
    {
      params: {
        survey: { table: "survey_unit", column: "survey_id" },
        unit: { table: "survey_unit", column: "unit_id" },
        revision: "1",
      },
    },
    "unit",
  ),
  "GET /api/surveys/:survey/snapshots": survey(),
  "POST /api/surveys/:survey/snapshots": survey(),
  "GET /api/surveys/:survey/releases": survey(),
  "GET /api/surveys/:survey/snapshots/:number": snapshot(),
  "GET /api/surveys/:survey/snapshots/:number/excluded": snapshot(),
  "GET /api/surveys/:survey/snapshots/:number/changes": snapshot(),
  "GET /api/surveys/:survey/snapshots/:number/download": snapshot(),
  "GET /api/surveys/:survey/snapshots/:number/files/:file": snapshot({ params: { file: "frame.csv" } }),
  "GET /api/surveys/:survey/snapshots/:number/indicators": snapshot({ query: demoFramework }),
  "GET /api/surveys/:survey/snapshots/:number/indicators/download": snapshot({
    query: { ...demoFramework, table: "indicators" },
  }),
  "GET /api/surveys/:survey/snapshots/:number/figures/:zone/:indicator": snapshot({
    params: { zone: owner, indicator: "profit_margin" },
    query: demoFramework,
  }),
  "POST /api/surveys/:survey/snapshots/:number/disclosure": snapshot({ body: demoFramework }),
  "POST /api/surveys/:survey/snapshots/:number/releases": snapshot({
    body: { ...demoFramework, title: "x" },
  }),

  "GET /api/returns": nothing,
  "GET /api/returns/:survey/:unit": review(),
  "POST /api/returns/:survey/:unit/save": review({
    body: { base: 0, cells: { qc05_0: { from: null, to: "1" } } },
  }),
  "POST /api/returns/:survey/:unit/explanations": review({
    body: { check: "x", finding: "x", body: "why" },
  }),
  "POST /api/returns/:survey/:unit/scan": review({ file: { name: "a.pdf", content: "%PDF-1.4" } }),
  "POST /api/returns/:survey/:unit/submit": review({
    body: {
      version: 1,
      number: 1,
      signature: { filler: "x", head: "x", statisticsHead: "x", telephone: "0" },
    },
  }),
  "POST /api/returns/:survey/:unit/recall": review({ body: {} }),
  "GET /api/returns/:survey/:unit/edits": review(),
  "GET /api/return-templates/:survey": {
    params: { survey: { table: "survey_unit", column: "survey_id" } },
    query: { unit: { table: "survey_unit", column: "unit_id" } },
    expect: "refused",
  },
  "POST /api/return-uploads": {
    file: { name: "a.csv", content: "QA03,QC05_0\n1,2\n" },
    expect: "refused",
    also: [422],
  },
  "GET /api/return-uploads": nothing,
  "GET /api/return-uploads/:id": of("return_upload"),
  "GET /api/return-uploads/:id/units": of("return_upload"),
  "GET /api/return-uploads/:id/annotated": of("return_upload"),
  "POST /api/return-uploads/:id/accept": of("return_upload", { body: { submit: false } }),
  "POST /api/return-uploads/:id/cancel": of("return_upload", { body: {} }),

  "GET /api/reviews": nothing,
  "GET /api/reviews/:survey/:unit": review(),
  "GET /api/reviews/:survey/:unit/export": review(),
  "GET /api/reviews/:survey/:unit/difference": review({ query: { a: "1", b: "2" } }),
  "GET /api/reviews/:survey/:unit/revisions/:revision/scan": review(
    { params: { revision: { table: "return_revision", column: "number" } } },
    "return_revision",
  ),
  "POST /api/reviews/:survey/:unit/return": review({
    body: { revision: 1, cells: [{ cell: "qc05_0", reason: "why" }] },
  }),
  "POST /api/reviews/:survey/:unit/accept": review({ body: { revision: 1 } }),
  // Those that a period covers know of it, and accept nothing in it.
  "POST /api/reviews/:survey/accept": {
    params: { survey: { table: "survey_unit", column: "survey_id" } },
    body: { units: null },
    expect: "nothing",
  },
  "POST /api/reviews/:survey/:unit/exclude": review({ body: { reason: "why" } }),
  "POST /api/reviews/:survey/:unit/include": review({ body: { reason: "why" } }),
  "GET /api/reviews/:survey/:unit/questions": review(),
  "POST /api/reviews/:survey/:unit/questions": review({ body: { cell: "qc05_0", body: "why" } }),
  "POST /api/reviews/:survey/:unit/questions/:question/answer": review(
    { params: { question: { table: "return_remark", column: "id" } }, body: { body: "why" } },
    "return_remark",
  ),
}
