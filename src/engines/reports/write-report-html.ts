import type { EvaluationResult } from "#evaluation"
import type { IssueTexts, Language } from "#issues"
import { cleanText } from "./clean-text.ts"
import { effectiveWeights } from "./effective-weights.ts"
import { contentSecurityPolicy } from "./html/content-security.ts"
import { bilingual } from "./html/elements.ts"
import { html, type Markup, trusted } from "./html/html.ts"
import { pageScript } from "./html/page-script.ts"
import { pageStyle } from "./html/page-style.ts"
import { reportTexts } from "./report-texts.ts"
import { originText } from "./result-words.ts"
import { adjustmentsSection } from "./sections/adjustments.ts"
import { correlationSection } from "./sections/correlation.ts"
import { distributionSection } from "./sections/distribution.ts"
import { factsSection } from "./sections/facts.ts"
import { heatMapSection } from "./sections/heat-map.ts"
import { issuesSection } from "./sections/issues.ts"
import { methodSection } from "./sections/method.ts"
import { missingSection } from "./sections/missing.ts"
import { profileSection } from "./sections/profile.ts"
import { rankingSection } from "./sections/ranking.ts"
import type { ReportContext, ReportSource, Section } from "./sections/section.ts"
import { sizeTestSection } from "./sections/size-test.ts"
import { sourcesSection } from "./sections/sources.ts"
import { treatmentSection } from "./sections/treatment.ts"
import { verifySection } from "./sections/verify.ts"
import { weightsSection } from "./sections/weights.ts"
import { nodeText, standingOf } from "./standing.ts"
import { type Text, textOf } from "./text.ts"

export interface ReportInput {
  readonly result: EvaluationResult
  readonly sources?: readonly ReportSource[]
  /** Texts of all issue codes. */
  readonly texts: IssueTexts
  /** Shown first; the other is one click away. */
  readonly language: Language
  /** Across page and pictures. Invented data are marked even when it is left out. */
  readonly watermark?: string
  /** When the report was made, as it is to be shown. */
  readonly generated?: string
}

const parts: readonly ((context: ReportContext) => Section | null)[] = [
  factsSection,
  rankingSection,
  distributionSection,
  profileSection,
  heatMapSection,
  correlationSection,
  sizeTestSection,
  methodSection,
  weightsSection,
  treatmentSection,
  missingSection,
  adjustmentsSection,
  sourcesSection,
  issuesSection,
  verifySection,
]

/**
 * A result as one HTML file in Chinese and English: ranking, distribution, profile of any entity, heat map,
 * correlations, method, weights, treatment, missing values, adjustments, sources, issues and digests. It requests
 * nothing, and its policy forbids it to. The same input gives the same bytes.
 */
export function writeReportHtml(input: ReportInput): string {
  const { result } = input
  const invented = result.data.origin === "invented"
  const mark = reportTexts.inventedMark
  const context: ReportContext = {
    result,
    standing: standingOf(result),
    weights: effectiveWeights(result),
    labels: new Map(result.nodes.map((node) => [node.code, nodeText(node)])),
    issueTexts: input.texts,
    sources: input.sources ?? [],
    watermark:
      input.watermark === undefined
        ? invented
          ? `${mark.zh} ${mark.en}`
          : undefined
        : cleanText(input.watermark),
  }
  const sections = parts.map((part) => part(context)).filter((section) => section !== null)
  const title = textOf(result.framework.title, result.framework.id)
  return html`<!doctype html>
<html lang="${input.language === "zh" ? "zh-CN" : "en"}" class="${input.language}" data-title-zh="${pageTitle(result, title, "zh")}" data-title-en="${pageTitle(result, title, "en")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(contentSecurityPolicy(pageScript, pageStyle))}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${pageTitle(result, title, input.language)}</title>
<link rel="icon" href="data:,">
<style>${trusted(pageStyle)}</style>
</head>
<body>
${context.watermark !== undefined && html`<div class="watermark" aria-hidden="true">${Array.from({ length: 12 }, () => html`<span>${context.watermark}</span>`)}</div>`}
<div class="page">
${pageHeader(input, title)}
<nav><ol>${sections.map((section, i) => html`<li><a href="#${section.id}">${heading(section, i)}</a></li>`)}</ol></nav>
<main>
${sections.map(
  (section, i) => html`<section id="${section.id}" aria-labelledby="${section.id}-title">
<h2 id="${section.id}-title">${heading(section, i)}</h2>
${section.content}
</section>
`,
)}</main>
<footer>${result.engine.name} ${result.engine.version} · ${result.framework.id} · ${result.data.period}${input.generated !== undefined && html` · ${bilingual(reportTexts.generated)} ${input.generated}`}</footer>
</div>
<script>${trusted(pageScript)}</script>
</body>
</html>
`.markup
}

function pageTitle(result: EvaluationResult, title: Text, language: Language): string {
  const notice = noticeOf(result)
  return [title[language], result.data.period, notice?.[language]].filter((part) => part).join(" · ")
}

const noticeOf = (result: EvaluationResult): Text | null =>
  result.framework.notice === undefined ? null : textOf(result.framework.notice, "")

function pageHeader({ result, language, generated }: ReportInput, title: Text): Markup {
  const notice = noticeOf(result)
  const origin = result.data.origin
  const button = (own: Language, name: string) =>
    html`<button type="button" data-language="${own}" aria-pressed="${String(own === language)}">${name}</button>`
  return html`<header>
<div class="top"><span class="badge${origin === "invented" && " invented"}">${bilingual(originText(origin))}</span>
<span class="languages" role="group" aria-label="语言 Language">${button("zh", "中文")}${button("en", "English")}</span></div>
<h1>${bilingual(title)}</h1>
<p class="subtitle">${bilingual(reportTexts.report)}${result.data.period !== null && html` · ${result.data.period}`}${generated !== undefined && html` · ${generated}`}</p>
${notice !== null && html`<p class="document-notice">${bilingual(notice)}</p>`}
</header>`
}

const numerals = "一二三四五六七八九"

/** "三、得分分布" and "3. Distribution". */
function heading(section: Section, i: number): Markup {
  const n = i + 1
  const zh = n < 10 ? numerals[n - 1] : `十${numerals[n - 11] ?? ""}`
  return bilingual({ zh: `${zh}、${section.title.zh}`, en: `${n}. ${section.title.en}` })
}
