// Door of wiring: the only place, with the server's main, where adapters and use cases meet.

export { makeBackupContext, makeRestoreContext } from "./backup-context.ts"
export { makeDemoReturns } from "./demo-returns.ts"
export { makeDoctorContext } from "./doctor-context.ts"
export { makeEvaluationContext, packsRoot, projectRoot, readProduct } from "./evaluation-context.ts"
export { makeHeavyWork, makeImportReader, makeReturnsWork } from "./heavy-work.ts"
export { makeImportFiles } from "./import-files.ts"
export { makeIndicatorContext } from "./indicator-context.ts"
export { makeInventContext } from "./invent-context.ts"
export { issueTexts } from "./issue-texts.ts"
export { makeListsContext } from "./lists-context.ts"
export {
  type InstallationOptions,
  type InstallationPlace,
  installationPlace,
  openInstallation,
} from "./open-installation.ts"
export { readWorkbook } from "./read-workbook.ts"
export { makeReturnsContext } from "./returns-context.ts"
export { makeSnapshotsContext } from "./snapshots-context.ts"
export { writePaper } from "./write-paper.ts"
