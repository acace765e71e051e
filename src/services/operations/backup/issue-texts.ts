import type { IssueTexts } from "#issues"

export const backupIssueTexts: IssueTexts = {
  "file-damaged": {
    zh: "{path} 在备份之前已损坏：内容的 SHA-256 是 {found}；备份中是它现在的样子",
    en: "{path} was damaged before the backup: its SHA-256 is {found}; the archive holds it as it is",
  },
  "file-missing": {
    zh: "{path} 在备份之前已不存在，数据库中却有它的记录",
    en: "{path} was gone before the backup, though a row of the database names it",
  },
  "restore-target-not-empty": {
    zh: "{folder} 不是空文件夹：只能恢复到空的或不存在的文件夹",
    en: "{folder} is not empty: restore into a folder that is empty or not there yet",
  },
  "installation-is-demo": {
    zh: "这是演示用的数据，永远不作正式使用：为正式系统指定别的数据文件夹（GAOXIN_DATA），或用 --demo 打开演示",
    en: "These are the data of a demonstration, and stay so: give production a data folder of its own (GAOXIN_DATA), or open the demonstration with --demo",
  },
  "installation-is-production": {
    zh: "这是正式数据，不能作演示：去掉 --demo，或为演示指定别的数据文件夹（GAOXIN_DATA）",
    en: "These are production's data, not for a demonstration: leave --demo out, or give the demonstration a data folder of its own (GAOXIN_DATA)",
  },
}
