import { join } from "node:path"
import { backUp } from "#services/operations"
import { installationPlace, makeBackupContext, openInstallation } from "#wiring"
import { archiveProgress } from "../archive-progress.ts"
import { type Command, text } from "../command.ts"

export const backupCommand: Command = {
  name: "backup",
  usage: "gaoxin backup [--out FILE] [--demo] [--json]",
  summary: {
    zh: "备份：系统运行中把全部数据与文件写入一个备份文件（含密钥，权限 0600）",
    en: "writes all data and files into one archive while the product runs (with its secrets, mode 0600)",
  },
  example: "gaoxin backup --out /backup/gaoxin.tar.gz",
  options: {
    out: {
      type: "string",
      value: "FILE",
      help: "备份文件，默认在数据文件夹的 backups/ · the archive, else in backups/ of the data folder",
    },
    demo: { type: "boolean", help: "备份演示的数据 · the demonstration's data" },
  },
  positionals: [0, 0],
  run: async (args) => {
    const { print } = args
    const place = installationPlace(args.options.demo === true, process.env)
    const database = await openInstallation({ ...place, existing: true, asItIs: true, connections: 2 })
    try {
      const stamp = new Date().toISOString().replace(/\.\d+|[-:]/g, "")
      const out = text(args, "out") ?? join(database.folder, "backups", `gaoxin-${stamp}.tar.gz`)
      const { archive, issues } = await backUp(makeBackupContext(database), out, archiveProgress(print))
      print.issues(issues)
      const { manifest } = archive
      if (print.json)
        print.result({
          path: archive.path,
          bytes: archive.bytes,
          tables: manifest.tables.length,
          rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
          files: manifest.files.length,
          issues,
        })
      print.say(
        print.language === "zh"
          ? `已备份到 ${archive.path}（${archive.bytes} 字节）。其中有密钥与全部数据：妥善保管。`
          : `Archived as ${archive.path} (${archive.bytes} bytes). It holds the secrets and all data: keep it safe.`,
      )
      return issues.length === 0 ? 0 : 1
    } finally {
      await database.close()
    }
  },
}
