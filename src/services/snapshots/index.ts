// Door of snapshots: what a locked period freezes, the indicators computed of it, what is handed on to evaluation.

export type { LockedReturns, SnapshotContext, SnapshotFolders } from "./context.ts"
export { demoEnterprise } from "./demo/demo-enterprise.ts"
export { type DemoReturns, type DemoReturnsAsked, demoForms } from "./demo/demo-returns.ts"
export { enterEnterprises } from "./demo/enter-enterprises.ts"
export { demoSize, type SeedSurveysContext, seedDemoSurveys } from "./demo/seed-demo-surveys.ts"
export { describeSnapshot, listSnapshots, readChanges, readExcluded } from "./describe-snapshot.ts"
export { downloadSnapshot } from "./download-snapshot.ts"
export { snapshotsIssueTexts } from "./issue-texts.ts"
export { previewRelease, releaseSnapshot } from "./release-snapshot.ts"
export { listReleases } from "./release-store.ts"
export { downloadIndicators, openSnapshotFigure, snapshotIndicators } from "./snapshot-indicators.ts"
export { askForSnapshot, snapshotHandler, snapshotJob } from "./write-snapshot.ts"
