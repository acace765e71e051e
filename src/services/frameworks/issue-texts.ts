import type { IssueTexts } from "#issues"

export const frameworkIssueTexts: IssueTexts = {
  "no-such-pack": {
    zh: "没有名为 {path} 的数据包；现有：{allowed}。",
    en: "There is no pack {path}; there are: {allowed}.",
  },
  "no-such-framework": {
    zh: "没有指标体系 {path}；现有：{allowed}。",
    en: "There is no framework {path}; there are: {allowed}.",
  },
  "no-such-table": {
    zh: "没有表 {path}；现有：{allowed}。",
    en: "There is no table {path}; there are: {allowed}.",
  },
  "no-such-draft": {
    zh: "没有这个草案，或者它不属于您的机构。",
    en: "There is no such draft, or it is not your organisation's.",
  },
  "no-such-version": {
    zh: "没有第 {version} 版，或者它不属于您的机构。",
    en: "There is no version {version}, or it is not your organisation's.",
  },
  "version-newer": {
    zh: "有人已存了第 {last} 版，而您改的是第 {basedOn} 版。请看第 {last} 版的差别，在它之上再改。",
    en: "Somebody has saved version {last}; yours was made from version {basedOn}. See what differs and change the later one.",
  },
  "version-faulty": {
    zh: "第 {version} 版还有错误，不能用来评价，也不能生效。",
    en: "Version {version} has errors: it can neither be evaluated by nor be put in force.",
  },
  "version-not-in-force": {
    zh: "第 {version} 版没有生效，不能终止。",
    en: "Version {version} is not in force and cannot be ended.",
  },
  "version-ends-before": {
    zh: "第 {version} 版自 {from} 起生效，终止日须在其后。",
    en: "Version {version} is in force from {from}; it can only end later.",
  },
  "no-version-in-force": {
    zh: "{day} 没有生效的版本。请选定一个版本，或先使一个版本在此日以前生效。",
    en: "No version is in force on {day}. Choose one version, or put one in force from an earlier day.",
  },
  "draft-no-such-sheet": {
    zh: "{path}：没有工作表或表格“{given}”；有：{allowed}。",
    en: "{path}: no sheet or table {given}; there are: {allowed}.",
  },
  "draft-rule-proposed": {
    zh: "{path}：“{label}”的评分规则读成了分数，请确认后才使用。",
    en: "{path}: the rule of scoring of {label} was read as numbers; they are used only once confirmed.",
  },
  "draft-no-parent": {
    zh: "{path}：“{label}”的上级 {parent} 不存在，或不是一组。",
    en: "{path}: {label} belongs to {parent}, which is not there or is no group.",
  },
  "draft-bands-order": {
    zh: "{path}：“{label}”的分档应由低到高。",
    en: "{path}: the bands of {label} have to rise.",
  },
  "draft-rule-unread": {
    zh: "{path}：“{label}”的评分原文没有读成数字，照原文保留：{text}",
    en: "{path}: the rule of scoring of {label} was not read as numbers and is kept as text: {text}",
  },
  "draft-rules-many": {
    zh: "{path}：“{label}”只能有一种评分规则：满分起点、分档或得分线。",
    en: "{path}: {label} can have one rule only: full marks from, bands, or a line.",
  },
  "draft-line-order": {
    zh: "{path}：“{label}”的得分线要两个端点，指标值由小到大，得分随方向升降。",
    en: "{path}: the line of {label} needs two ends, the smaller value first, points with the direction.",
  },
  "draft-threshold-positive": {
    zh: "{path}：“{label}”的满分起点须大于 0。",
    en: "{path}: full marks of {label} have to begin above 0.",
  },
  "draft-points-beyond": {
    zh: "{path}：“{label}”的最高得分 {points} 超出分值 {weight}，也不是百分制。",
    en: "{path}: the highest points of {label}, {points}, are beyond its own {weight}, nor are they out of 100.",
  },
  "draft-no-file": { zh: "请选择一个文件。", en: "Choose a file." },
  "draft-no-header": {
    zh: "{path}：前 15 行里没有找到表头。表头须有指标名称一列（如“一级指标”“二级指标”“指标”），并有权重或分值、单位等另一列。",
    en: "{path}: no header in the first 15 rows. It needs a column of names (such as 一级指标, 二级指标, 指标) and another, such as 权重 or 单位.",
  },
  "draft-no-indicators": { zh: "{path}：没有读到指标。", en: "{path}: no indicator was read." },
  "draft-no-name": {
    zh: "{path}：这一行有权重，没有指标名称。",
    en: "{path}: this row has a weight and no name.",
  },
  "draft-duplicate-label": {
    zh: "{path}：指标“{label}”与 {first} 重名。",
    en: "{path}: the indicator {label} stands in {first} too.",
  },
  "draft-empty-group": {
    zh: "{path}：“{label}”下面没有指标。",
    en: "{path}: {label} has no indicators below it.",
  },
  "draft-weight-not-number": {
    zh: "{path}：权重或分值“{text}”不是数。",
    en: "{path}: the weight {text} is not a number.",
  },
  "draft-weight-negative": {
    zh: "{path}：权重“{text}”是负数；扣分项请放在评价的扣分里。",
    en: "{path}: the weight {text} is negative; deductions belong to the evaluation's adjustments.",
  },
  "draft-weight-conflict": {
    zh: "{path}：“{label}”的权重写了两次，先是 {first}，这里是 {text}。",
    en: "{path}: the weight of {label} is given twice: {first}, then {text}.",
  },
  "draft-weight-mixed": {
    zh: "权重有的带百分号（{percent}），有的不带（{plain}），请统一。",
    en: "Some weights carry a percent sign ({percent}), others do not ({plain}): write them alike.",
  },
  "draft-weight-unknown": {
    zh: "{path}：“{label}”没有权重，按未知处理（不当作零，也不当作相等）。",
    en: "{path}: {label} has no weight; it stays unknown, neither nought nor equal.",
  },
  "draft-weight-summed": {
    zh: "{path}：“{label}”没有自己的权重，取其指标分值之和 {sum}。",
    en: "{path}: {label} has no weight of its own; it takes the sum of its indicators, {sum}.",
  },
  "draft-weight-total": {
    zh: "{path}：一级指标的权重合计 {total}，不是 100，也不是 1 或 1000。请核对；评价时按比例使用。",
    en: "{path}: the weights of the first level sum to {total}, not 100, 1 or 1000. Check them; an evaluation uses their proportions.",
  },
  "draft-direction-assumed": {
    zh: "{path}：没有“方向”一列，{count} 个指标都按越大越好读入，请逐个核对能耗、排放等越小越好的指标。",
    en: "{path}: no column of directions; {count} indicators were read as higher is better. Check those where lower is better, such as energy and emissions.",
  },
  "draft-direction-unknown": {
    zh: "{path}：方向“{text}”读不懂；写“正向”或“逆向”。暂按越大越好。",
    en: "{path}: the direction {text} is not understood; write 正向 or 逆向. Higher is better for the time being.",
  },
  "draft-total-row": {
    zh: "{path}：合计行“{text}”未作为指标读入。",
    en: "{path}: the row {text} is a total and was not read as an indicator.",
  },
  "draft-unread": { zh: "{path}：未读入“{text}”。", en: "{path}: not read: {text}." },
}
