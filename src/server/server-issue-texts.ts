import type { IssueTexts } from "#issues"

/** Issues that the server itself raises. */
export const serverIssueTexts: IssueTexts = {
  "not-signed-in": { zh: "请先登录。", en: "Sign in first." },
  "token-unknown": {
    zh: "令牌无效、已过期或已撤销。",
    en: "The token is not known, has expired or was revoked.",
  },
  "not-permitted": {
    zh: "此操作须由以下角色执行：{allowed}。",
    en: "This is done by: {allowed}.",
  },
  "purpose-refused": {
    zh: "此处数据的用途是“{purpose}”，当前身份或令牌不具有该用途。",
    en: "These data serve the purpose {purpose}, which this role or token does not hold.",
  },
  "outside-scope": {
    zh: "该对象不在当前任职的管辖范围内，数据库已拒绝。",
    en: "The object lies outside what this appointment oversees; the database refused.",
  },
  "no-such-route": { zh: "没有这个地址：{path}。", en: "There is no such address: {path}." },
  "method-refused": {
    zh: "此地址不接受 {method}，可用：{allowed}。",
    en: "This address does not take {method}; it takes {allowed}.",
  },
  "foreign-origin": {
    zh: "请求不是从本系统的页面发出的，已拒绝。",
    en: "The request did not come from a page of this system and was refused.",
  },
  "foreign-host": {
    zh: "本系统的地址是 {origin}，请从该地址打开。",
    en: "This system is at {origin}: open it there.",
  },
  "too-often": {
    zh: "请求过于频繁，请 {seconds} 秒后再试。",
    en: "Too many requests: try again in {seconds} s.",
  },
  "too-large": {
    zh: "内容超过上限 {megabytes} MB。",
    en: "The content is over the limit of {megabytes} MB.",
  },
  "file-too-large": {
    zh: "{path}：文件超过上限 {megabytes} MB。请删去无关的工作表和图片，或分成几个文件上传。",
    en: "{path}: the file is over the limit of {megabytes} MB. Leave out sheets and pictures that are not needed, or send several files.",
  },
  "too-many-files": {
    zh: "一次最多上传 {files} 个文件。",
    en: "At most {files} files at once.",
  },
  "media-type": {
    zh: "不接受的内容类型，应为 {expected}。",
    en: "The content type is not taken; it should be {expected}.",
  },
  "malformed-json": { zh: "正文不是有效的 JSON。", en: "The body is not valid JSON." },
  "malformed-upload": {
    zh: "上传的表单不完整或格式有误。",
    en: "The uploaded form is incomplete or malformed.",
  },
  "malformed-request": { zh: "请求格式有误。", en: "The request is malformed." },
  "header-too-large": { zh: "地址或请求头过长。", en: "The address or the headers are too long." },
  "value-refused": {
    zh: "有的值数据库不能接受（不可用的字符，或超出范围）。",
    en: "The database cannot take one of the values: a character that is not allowed, or out of range.",
  },
  "changed-meanwhile": {
    zh: "他人同时修改了同一内容，请刷新后重试。",
    en: "Somebody changed the same thing at the same time: reload and try again.",
  },
  "already-there": { zh: "已有相同的记录。", en: "There is such a record already." },
  "in-use": {
    zh: "与其他记录有关联，或所指的记录不存在。",
    en: "Other records refer to it, or what it refers to does not exist.",
  },
  "database-away": { zh: "数据库暂时不可用，请稍后再试。", en: "The database is away: try again later." },
  stopping: { zh: "系统正在停止，请稍后再试。", en: "The system is stopping: try again later." },
  "internal-error": {
    zh: "服务器内部错误，编号 {request}。已记录，请把编号告诉系统管理员。",
    en: "Internal error {request}. It was logged; tell the number to the system administrator.",
  },
  "input-required": { zh: "{path}：必填。", en: "{path}: required." },
  "input-unknown": { zh: "{path}：没有这一项。", en: "{path}: there is no such field." },
  "input-not-text": { zh: "{path}：应为文本。", en: "{path}: should be text." },
  "input-not-number": { zh: "{path}：应为数字。", en: "{path}: should be a number." },
  "input-not-integer": { zh: "{path}：应为整数。", en: "{path}: should be a whole number." },
  "input-not-boolean": { zh: "{path}：应为是或否。", en: "{path}: should be true or false." },
  "input-not-list": { zh: "{path}：应为列表。", en: "{path}: should be a list." },
  "input-not-object": { zh: "{path}：应为对象。", en: "{path}: should be an object." },
  "input-not-day": {
    zh: "{path}：应为日期，如 2025-06-30。",
    en: "{path}: should be a day such as 2025-06-30.",
  },
  "input-not-instant": {
    zh: "{path}：应为带时区的时间，如 2025-06-30T08:00:00+08:00。",
    en: "{path}: should be a time with its zone, such as 2025-06-30T08:00:00+08:00.",
  },
  "input-format": { zh: "{path}：格式应为 {format}。", en: "{path}: should have the format {format}." },
  "input-pattern": {
    zh: "{path}：不符合规定的写法 {pattern}。",
    en: "{path}: is not of the form {pattern}.",
  },
  "input-below": { zh: "{path}：不得小于 {limit}。", en: "{path}: not below {limit}." },
  "input-above": { zh: "{path}：不得大于 {limit}。", en: "{path}: not above {limit}." },
  "input-too-short": { zh: "{path}：至少 {limit} 个字符。", en: "{path}: at least {limit} characters." },
  "input-too-long": { zh: "{path}：最多 {limit} 个字符。", en: "{path}: at most {limit} characters." },
  "input-too-few": { zh: "{path}：至少 {limit} 项。", en: "{path}: at least {limit} items." },
  "input-too-many": { zh: "{path}：最多 {limit} 项。", en: "{path}: at most {limit} items." },
  "input-twice": { zh: "{path}：有重复的项。", en: "{path}: has an item twice." },
  "input-choice": { zh: "{path}：应为其中之一：{allowed}。", en: "{path}: should be one of {allowed}." },
  "input-shape": { zh: "{path}：不符合要求（{message}）。", en: "{path}: {message}." },
}
