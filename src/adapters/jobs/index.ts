// Door of jobs: work in the background that survives a restart.
export { type JobQueue, openQueue } from "./open-queue.ts"
