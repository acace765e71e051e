export { describeIssue, type IssueTexts, type Language, type Words } from "./describe-issue.ts"
export { type Issue, issue, type Severity } from "./issue.ts"
export { Problem, type ProblemKind } from "./problem.ts"
