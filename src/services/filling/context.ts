import type { IssueTexts } from "#issues"
import type { JobContext } from "#services/runs"
import type { SurveyContext } from "#services/surveys"
import type { ReturnsWork } from "./returns-work.ts"

/** What filling in returns needs of the outside. */
export interface FillingContext extends SurveyContext {
  readonly texts: IssueTexts
}

/** What workbooks of returns need besides. */
export interface UploadContext extends FillingContext {
  readonly returnsWork: ReturnsWork
  readonly jobs: Pick<JobContext["queue"], "worker" | "send" | "isAlive"> & { readonly wake: () => void }
}
