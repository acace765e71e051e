// Door of wiring: the only place, with the server's main, where adapters and use cases meet.

export { makeBackupContext, makeRestoreContext } from "./backup-context.ts"
export { makeDoctorContext } from "./doctor-context.ts"
export { makeEvaluationContext, packsRoot, projectRoot, readProduct } from "./evaluation-context.ts"
export { makeHeavyWork } from "./heavy-work.ts"
export { issueTexts } from "./issue-texts.ts"
export {
  type InstallationOptions,
  type InstallationPlace,
  installationPlace,
  openInstallation,
} from "./open-installation.ts"
