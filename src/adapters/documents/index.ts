// Door of documents: papers as files that offices open.
export { writePaper } from "./write-paper.ts"
