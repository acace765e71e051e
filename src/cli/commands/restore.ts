import { restore } from "#services/operations"
import { installationPlace, makeRestoreContext } from "#wiring"
import { archiveProgress } from "../archive-progress.ts"
import { type Command, text } from "../command.ts"

export const restoreCommand: Command = {
  name: "restore",
  usage: "gaoxin restore ARCHIVE --into FOLDER [--json]",
  summary: {
    zh: "恢复：把备份恢复到空文件夹（设了 DATABASE_URL 时，数据恢复到那个空数据库）",
    en: "restores an archive into an empty folder, and into the empty database of DATABASE_URL where that is set",
  },
  example: "gaoxin restore /backup/gaoxin.tar.gz --into /srv/gaoxin",
  options: {
    into: {
      type: "string",
      value: "FOLDER",
      help: "空的或不存在的文件夹 · a folder that is empty or not there yet",
    },
  },
  positionals: [1, 1],
  run: async (args) => {
    const { print } = args
    const zh = print.language === "zh"
    const folder = text(args, "into")
    if (folder === undefined) {
      process.stderr.write("缺少 --into FOLDER · --into FOLDER is missing\n")
      return 2
    }
    const { databaseUrl } = installationPlace(false, process.env)
    const place = { folder, ...(databaseUrl === undefined ? {} : { databaseUrl }) }
    const restored = await restore(
      makeRestoreContext(args.positionals[0] ?? "", place),
      archiveProgress(print),
    )
    const { manifest } = restored
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
    if (print.json)
      print.result({
        folder: restored.folder,
        database: restored.database,
        made: manifest.made,
        tables: manifest.tables.length,
        rows,
        files: manifest.files.length,
        migrated: restored.migrated,
      })
    const counts = `${manifest.tables.length} / ${rows} / ${manifest.files.length}`
    print.say(
      zh
        ? `已恢复 ${manifest.made} 的备份到 ${restored.folder}：表 / 行 / 文件 ${counts}。启动：GAOXIN_DATA=${restored.folder} gaoxin serve（演示的备份加 --demo）。所有人须重新登录。`
        : `Restored the archive of ${manifest.made} into ${restored.folder}: tables / rows / files ${counts}. Start it: GAOXIN_DATA=${restored.folder} gaoxin serve (with --demo for an archive of a demonstration). Everyone signs in again.`,
    )
    return 0
  },
}
