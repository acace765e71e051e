import type { IssueTexts } from "#issues"

export const registerIssueTexts: IssueTexts = {
  "register-field-unknown": {
    zh: "{path}：台账没有字段“{field}”；有：{known}。",
    en: "{path}: the register has no field {field}; it has: {known}.",
  },
  "register-field-missing": {
    zh: "{path}：“{fieldZh}”必填。",
    en: "{path}: “{fieldEn}” is required.",
  },
  "register-not-a-text": {
    zh: "{path}：“{fieldZh}”超过 4000 字。",
    en: "{path}: “{fieldEn}” has more than 4,000 characters.",
  },
  "register-not-a-number": {
    zh: "{path}：“{fieldZh}”应为数字，小数不超过 {decimals} 位；现为“{text}”。",
    en: "{path}: “{fieldEn}” is a number with at most {decimals} decimals; it says “{text}”.",
  },
  "register-not-a-date": {
    zh: "{path}：“{fieldZh}”应为日期，如 2024-06-30、2024-06 或 2024；现为“{text}”。",
    en: "{path}: “{fieldEn}” is a date such as 2024-06-30, 2024-06 or 2024; it says “{text}”.",
  },
  "register-not-a-truth": {
    zh: "{path}：“{fieldZh}”应为“是”或“否”；现为“{text}”。",
    en: "{path}: “{fieldEn}” is yes or no; it says “{text}”.",
  },
  "register-not-a-choice": {
    zh: "{path}：“{fieldZh}”没有选项“{text}”；可选：{choices}。",
    en: "{path}: “{fieldEn}” has no choice “{text}”; there are: {choices}.",
  },
  "register-uscc-shape": {
    zh: "{path}：“{text}”不是统一社会信用代码：应为 18 位数字和大写字母，不含 I、O、Z、S、V。",
    en: "{path}: “{text}” is no unified social credit code: 18 digits and capitals, without I, O, Z, S, V.",
  },
  "register-uscc-check": {
    zh: "{path}：统一社会信用代码“{text}”的校验位不符，按前 17 位应为 {letter}；请核对原件。",
    en: "{path}: the check letter of “{text}” is wrong; the first 17 letters give {letter}. Compare it with the original.",
  },
  "register-ends-before-it-begins": {
    zh: "{path}：截止日期 {to} 早于起始日期 {from}。",
    en: "{path}: it ends on {to}, before it begins on {from}.",
  },
  "register-record-withdrawn": {
    zh: "这条记录已撤销，不能再办理；需要时请重新登记。",
    en: "The record was withdrawn and stays so; enter it again if need be.",
  },
  "register-version-older": {
    zh: "在您打开之后，这条记录已被修改（您看到的是第 {seen} 版，现为第 {present} 版）。请看过最新内容再办理。",
    en: "The record was changed since you opened it (you saw version {seen}, it is now {present}). Look at it again.",
  },
  "register-signed-off-already": {
    zh: "这条记录已审核通过。",
    en: "The record has been signed off already.",
  },
  "register-own-entry": {
    zh: "登记或修改的人不能审核自己的记录，请由另一人审核。",
    en: "Whoever entered or changed a record does not sign it off; somebody else does.",
  },
  "register-field-twice": {
    zh: "台账 {register} 的字段“{field}”出现两次。",
    en: "Register {register} has field {field} twice.",
  },
  "register-header-twice": {
    zh: "台账 {register}：表头“{name}”同时指向字段 {other} 和 {field}。",
    en: "Register {register}: the header “{name}” means both {other} and {field}.",
  },
  "register-choices-missing": {
    zh: "台账 {register}：选择型字段“{field}”没有选项。",
    en: "Register {register}: field {field} is a choice without choices.",
  },
  "register-choices-unused": {
    zh: "台账 {register}：字段“{field}”不是选择型，选项无用。",
    en: "Register {register}: field {field} has choices but is none.",
  },
  "register-choice-twice": {
    zh: "台账 {register}：字段“{field}”的选项“{name}”有两个含义（另见 {other}）。",
    en: "Register {register}: choice “{name}” of field {field} has two meanings (see {other}).",
  },
  "register-unit-unused": {
    zh: "台账 {register}：只有数字型字段有单位和小数位数，“{field}”不是。",
    en: "Register {register}: units and decimals are for numbers; {field} is none.",
  },
  "register-key-empty": {
    zh: "台账 {register} 没有写明哪些字段确定一条记录（key）。",
    en: "Register {register} does not say which fields name a record (key).",
  },
  "register-field-not-there": {
    zh: "台账 {register}，{path}：没有字段“{field}”。",
    en: "Register {register}, {path}: there is no field {field}.",
  },
  "register-role-type": {
    zh: "台账 {register}，{path}：字段“{field}”的类型是 {type}，应为 {allowed}。",
    en: "Register {register}, {path}: field {field} is of type {type}; it has to be {allowed}.",
  },
  "register-years-without-start": {
    zh: "台账 {register} 写了有效年数，却没有起始日期字段。",
    en: "Register {register} has a number of valid years but no field for the first day.",
  },
  "register-years-not-whole": {
    zh: "台账 {register}：有效年数应为整数，现为 {years}。",
    en: "Register {register}: the number of valid years is whole, not {years}.",
  },
  "register-name-restricted": {
    zh: "台账 {register}：字段“{field}”是名称或确定记录的字段，不能限制公开。",
    en: "Register {register}: field {field} names the record and cannot be restricted.",
  },
  "register-warning-without-end": {
    zh: "台账 {register} 写了到期提醒，却没有截止日期或有效年数。",
    en: "Register {register} warns of an end that no field and no number of years gives.",
  },
  "register-count-twice": {
    zh: "台账 {register} 的计数“{count}”出现两次。",
    en: "Register {register} has count {count} twice.",
  },
  "register-count-without-start": {
    zh: "台账 {register}：计数“{count}”按新增统计，却没有起始日期字段。",
    en: "Register {register}: count {count} is of what began, but there is no field for the first day.",
  },
}
