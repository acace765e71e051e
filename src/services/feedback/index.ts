// Door of feedback: letters by which a zone is told how it was evaluated, and the gaps that follow.
export { enterFeedback, type FeedbackView, getFeedback } from "./feedback.ts"
export { feedbackIssueTexts } from "./issue-texts.ts"
