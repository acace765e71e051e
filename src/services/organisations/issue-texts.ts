import type { IssueTexts } from "#issues"

/** Issues of organisations and their memberships. */
export const organisationIssueTexts: IssueTexts = {
  "no-such-organisation": {
    zh: "没有这个单位：{organisation}。",
    en: "There is no organisation {organisation}.",
  },
  "outside-scope": { zh: "{organisation} 不在您的管辖范围。", en: "{organisation} is outside your scope." },
  "organisation-name-missing": { zh: "请填写中文名称。", en: "Enter the Chinese name." },
  "organisation-id-shape": {
    zh: "编号为 1 至 64 位字母、数字、点、下划线或连字符。",
    en: "A code has 1 to 64 letters, digits, dots, underscores or hyphens.",
  },
  "organisation-id-taken": { zh: "编号 {id} 已被使用。", en: "The code {id} is taken." },
  "organisation-origin-code": {
    zh: "99 开头的编号只用于虚构单位，虚构单位的编号也必须以 99 开头：{id}。",
    en: "Codes that begin with 99 are those of invented places, and of these alone: {id}.",
  },
  "organisation-uscc-kind": {
    zh: "只有企业登记统一社会信用代码。",
    en: "Only an enterprise has a unified social credit code.",
  },
  "organisation-uscc-shape": {
    zh: "“{uscc}”不是统一社会信用代码：18 位，末位是校验码。",
    en: "“{uscc}” is no unified social credit code: 18 signs, the last of which checks the others.",
  },
  "organisation-uscc-taken": {
    zh: "统一社会信用代码 {uscc} 已登记为“{name}”。",
    en: "The unified social credit code {uscc} is that of {name}.",
  },
  "parent-kind": {
    zh: "{kind} 不能隶属于 {parent}，可以隶属于：{allowed}。",
    en: "A {kind} does not stand below a {parent}; it may stand below: {allowed}.",
  },
  "parent-already": { zh: "它已经隶属于这个单位。", en: "It stands below this organisation already." },
  "organisation-cycle": { zh: "单位不能隶属于自己或自己的下级。", en: "Nothing stands below itself." },
  "origins-mixed": {
    zh: "虚构单位与真实单位不能互相隶属。",
    en: "Invented and real organisations are kept apart.",
  },
  "not-a-day": { zh: "“{day}”不是日期，请写成 2024-09-30。", en: "{day} is no day: write 2024-09-30." },
  "days-reversed": {
    zh: "结束日期 {to} 早于开始日期 {from}。",
    en: "The end {to} is before the beginning {from}.",
  },
  "move-in-future": {
    zh: "调整隶属立即生效，生效日期不能晚于今天：{day}。",
    en: "A move takes effect at once: its day cannot be yet to come: {day}.",
  },
  "membership-overlap": {
    zh: "与已登记的隶属关系重叠：{day} 起已隶属于 {parent}。",
    en: "It overlaps a recorded membership: on {day} it belongs to {parent}.",
  },
  "membership-gap": {
    zh: "{day} 起没有隶属单位：每一天都须有一个上级，请改用“调整隶属”。",
    en: "From {day} it would belong nowhere: each day has one parent. Move it instead.",
  },
  "no-such-membership": { zh: "没有这项关系。", en: "There is no such membership." },
}
