import type { IssueTexts } from "#issues"

/** Texts of the issues of snapshots. */
export const snapshotIssueTexts: IssueTexts = {
  "snapshot-folder-name": {
    zh: "{path}：快照所在文件夹的路径不能含有 * ? [ ]，请改名或移动",
    en: "{path}: the path of a snapshot must not contain * ? [ ]; please rename or move it",
  },
  "snapshot-folder-taken": {
    zh: "{path}：文件夹已存在且不是空的；快照写成后不再改动，请另选文件夹",
    en: "{path}: the folder exists and is not empty; a snapshot is never written over, please choose another",
  },
  "snapshot-manifest-missing": {
    zh: "{path}：没有清单文件，此文件夹不是快照",
    en: "{path}: no manifest; the folder is not a snapshot",
  },
  "snapshot-manifest-json": {
    zh: "{path}：清单不是有效的 JSON：{reason}",
    en: "{path}: the manifest is not JSON: {reason}",
  },
  "snapshot-manifest": {
    zh: "{path}：清单中的值不合规定：{value}",
    en: "{path}: not a value that a manifest can have: {value}",
  },
  "snapshot-file-missing": {
    zh: "{path}：清单列出的文件不存在",
    en: "{path}: the manifest lists this file, and it is not there",
  },
  "snapshot-file-changed": {
    zh: "{path}：文件内容与清单的摘要不符，已被改动或损坏",
    en: "{path}: the file does not match the digest in the manifest; it was changed or is damaged",
  },
  "snapshot-form-twice": {
    zh: "{path}：报表 {form} 在时期 {period} 出现两次",
    en: "{path}: form {form} stands twice for period {period}",
  },
  "snapshot-units-digest": {
    zh: "{path}：清单所记单位的数目或摘要与 {first} 中的单位不符",
    en: "{path}: number or digest of units in the manifest do not match the units of {first}",
  },
  "snapshot-units-differ": {
    zh: "{path}：第 {line} 行起的单位与 {first} 不同；同一时期各表须为同样的单位、同样的次序",
    en: "{path}: from line {line} on its units differ from {first}; the forms of a period must hold the same units in the same order",
  },
  "snapshot-column-twice": {
    zh: "{path}：变量 {column} 在 {other} 中已有",
    en: "{path}: variable {column} stands in {other} as well",
  },
  "snapshot-unreadable": {
    zh: "{path}：读不出快照：{reason}",
    en: "{path}: the snapshot cannot be read: {reason}",
  },
  "invent-too-many": {
    zh: "{path}：按报表格式至多写出 {most} 家，要求的是 {enterprises} 家；数据多时请用快照本身",
    en: "{path}: the layout of the forms is for up to {most} enterprises, not {enterprises}; use the snapshot itself",
  },
  "invent-no-frame": {
    zh: "{path}：企业有 {enterprises} 家，不写应报名单 frame.csv（只在 50000 家以内时写出）",
    en: "{path}: with {enterprises} enterprises no frame.csv is written (only up to 50,000)",
  },
  "invent-left-empty": {
    zh: "{path}：以下变量没有虚构的内容，各行为空：{columns}",
    en: "{path}: nothing is invented for these variables, they are empty: {columns}",
  },
}
