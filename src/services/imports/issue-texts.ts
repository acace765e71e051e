import type { IssueTexts } from "#issues"

/** The text of every issue that imports raise beside those of the engine. */
export const importsIssueTexts: IssueTexts = {
  "import-not-found": {
    zh: "没有找到这次导入，或者不对您开放。",
    en: "This import was not found or is not open to you.",
  },
  "import-not-yours": {
    zh: "只有导入该文件的单位（分析、审核、填报岗位）可以修改、保存或撤销。",
    en: "Only the organisation that brought the file in (analyst, reviewer, reporter) may change, keep or undo it.",
  },
  "import-state": {
    zh: "这次导入的状态已是“{state}”，不能再这样做。请刷新页面。",
    en: "The import is {state} already. Load the page again.",
  },
  "import-changed": {
    zh: "另一位同事刚刚修改了这次导入（第 {version} 版）。请刷新后再确认。",
    en: "Somebody changed this import meanwhile (version {version}). Load the page again, then confirm.",
  },
  "import-question-open": {
    zh: "{path}：尚未回答的疑问：“{text}”。",
    en: "{path}: an open question: “{text}”.",
  },
  "import-nothing-read": {
    zh: "{path}：没有读到任何数值。请为列选择指标，或换一个导入方案。",
    en: "{path}: no value was read. Choose measures for its columns, or another profile.",
  },
  "import-profile-unknown": {
    zh: "没有名为 {profile} 的导入方案；现有：{known}。",
    en: "There is no profile {profile}; there are: {known}.",
  },
  "import-profile-not-found": {
    zh: "没有找到这个导入方案，或者不对您开放。",
    en: "This profile was not found or is not open to you.",
  },
  "import-sheet-unknown": {
    zh: "{path}：没有名为 {sheet} 的工作表；现有：{known}。",
    en: "{path}: there is no sheet {sheet}; there are: {known}.",
  },
  "import-enterprises-refused": {
    zh: "{path}：这是逐户企业的统计报表。按《统计法》，能识别单个企业的资料只用于统计，不进入评价管理；文件没有保存。若这是公开名单，请选择相应台账的导入方案；否则请在统计岗位的机器上用命令行 gaoxin import 读取，或用离线页面处理，只把汇总后的园区数据带进来。",
    en: "{path}: these are returns of single enterprises. By the Statistics Law (统计法) identified returns serve statistics alone and do not come into the administration of evaluations; the file was not kept. If it is a public list, choose the profile of its register; else read it with gaoxin import on the statistics office's own machine, or with the offline page, and bring in totals by zone.",
  },
  "import-file-missing": { zh: "没有文件 {path}。", en: "There is no file {path}." },
  "import-no-file": {
    zh: "请选择一个文件（XLSX、XLS、CSV 或 DOCX）。",
    en: "Choose one file (XLSX, XLS, CSV or DOCX).",
  },
  "import-field": {
    zh: "{path}：{value} 不是可用的值。",
    en: "{path}: {value} is not a value that can be used.",
  },
}
