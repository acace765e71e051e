import type { JobHandlers } from "#services/runs"
import { acceptUploadHandler } from "./accept-upload.ts"
import type { UploadContext } from "./context.ts"
import { readUploadHandler } from "./read-upload.ts"
import { acceptReturnsJob, readReturnsJob } from "./send-upload.ts"

/** Work with workbooks of returns in the background. */
export const fillingHandlers = (context: UploadContext): JobHandlers => ({
  [readReturnsJob]: readUploadHandler(context),
  [acceptReturnsJob]: acceptUploadHandler(context),
})
