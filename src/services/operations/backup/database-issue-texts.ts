import type { IssueTexts } from "#issues"

/** What stands in the way of opening a database or reading an archive; here, so that only who opens one loads its adapter. */
export const databaseIssueTexts: IssueTexts = {
  "secrets-missing": {
    zh: "{folder} 中有数据库，却没有 secrets.json，其中的口令因此无从得知。每个备份文件都带有它：tar -xzOf 备份文件 secrets.json > {folder}/secrets.json；没有备份时，请从机器的备份中取回",
    en: "{folder} holds a database but no secrets.json, so its passwords are unknown. Every archive holds the file: tar -xzOf ARCHIVE secrets.json > {folder}/secrets.json; without an archive fetch it from the backup of the machine",
  },
  "secrets-unreadable": {
    zh: "{path} 不是完整的 secrets.json：{reason}。请从备份文件中取回：tar -xzOf 备份文件 secrets.json > {path}",
    en: "{path} is not a whole secrets.json: {reason}. Take it from an archive: tar -xzOf ARCHIVE secrets.json > {path}",
  },
  "secrets-do-not-fit": {
    zh: "{folder}/secrets.json 中的口令不是这个数据库的：检查数据文件夹（GAOXIN_DATA）与 DATABASE_URL 是否属于同一套安装",
    en: "The passwords in {folder}/secrets.json are not this database's: check that the data folder (GAOXIN_DATA) and DATABASE_URL belong to one installation",
  },
  "server-running": {
    zh: "这个数据库已有一个服务在运行（{server}）：先停止它，或为另一个服务指定别的数据文件夹（GAOXIN_DATA）",
    en: "A server already runs on this database ({server}): stop it first, or give the other one a data folder of its own (GAOXIN_DATA)",
  },
  "older-server-running": {
    zh: "正在运行的服务（{server}）比本程序旧：先停止它，再升级数据库",
    en: "The running server ({server}) is older than this program: stop it before the database is upgraded",
  },
  "database-newer": {
    zh: "数据库由更新的程序建立（结构版本 {number}，本程序只认识到 {known}）：安装那个版本的程序，或恢复升级前的备份（gaoxin restore）",
    en: "The database was made by a newer program (schema {number}, this program knows {known}): install that program, or restore the archive made before the upgrade (gaoxin restore)",
  },
  "database-too-old": {
    zh: "PostgreSQL {version} 太旧：需要 16 或更新的版本",
    en: "PostgreSQL {version} is too old: 16 or newer is needed",
  },
  "database-url-invalid": {
    zh: "DATABASE_URL 应写作 postgresql://用户:口令@主机:5432/数据库名（{reason}）",
    en: "DATABASE_URL is written postgresql://user:password@host:5432/database ({reason})",
  },
  "database-unreachable": {
    zh: "连不上 PostgreSQL（{address}）：{reason}",
    en: "PostgreSQL does not answer ({address}): {reason}",
  },
  "database-rights-missing": {
    zh: "DATABASE_URL 的用户 {user} 权限不足：{reason}。它须能创建角色（CREATEROLE），并拥有数据库 {database}",
    en: "The user {user} of DATABASE_URL may not do enough: {reason}. It must be allowed to create roles (CREATEROLE) and own the database {database}",
  },
  "database-not-empty": {
    zh: "数据库 {database} 中已有表：只能恢复到空的数据库",
    en: "The database {database} holds tables already: restore into an empty one",
  },
  "no-database": {
    zh: "{folder} 中没有数据：先运行 gaoxin serve，或检查 GAOXIN_DATA",
    en: "{folder} holds no data: run gaoxin serve first, or check GAOXIN_DATA",
  },
  "no-embedded-database": {
    zh: "没有适合 {machine} 的内置 PostgreSQL：用 DATABASE_URL 指定一个",
    en: "There is no embedded PostgreSQL for {machine}: name one of your own by DATABASE_URL",
  },
  "embedded-database-failed": {
    zh: "内置 PostgreSQL 未能启动（日志：{log}）：{reason}",
    en: "The embedded PostgreSQL did not start (log: {log}): {reason}",
  },
  "server-user-impossible": {
    zh: "PostgreSQL 不以 root 运行，此处又不能换成普通用户（{reason}）：请以普通用户启动 gaoxin，或设置 DATABASE_URL",
    en: "PostgreSQL does not run as root, and here it cannot become an ordinary user ({reason}): start gaoxin as an ordinary user, or set DATABASE_URL",
  },
  "archive-damaged": {
    zh: "备份文件中的 {path} 损坏：{reason}",
    en: "{path} in the archive is damaged: {reason}",
  },
  "archive-unreadable": {
    zh: "读不到备份文件 {path}：{reason}",
    en: "The archive {path} cannot be read: {reason}",
  },
}
