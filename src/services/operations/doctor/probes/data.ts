import { sql } from "kysely"
import { doctor, examine } from "../context.ts"
import { finding, noneOf, type Probe } from "../probe.ts"

/** Stored files that are read again at each run. */
const sample = 20
const sampleOfSnapshots = 5

export const dataProbes: readonly Probe[] = [
  {
    id: "packs",
    title: { zh: "数据包没有错误", en: "The packs hold no errors" },
    advice: { zh: "运行 gaoxin pack check 查看每一处。", en: "Run gaoxin pack check to see each of them." },
    run: async (context) =>
      noneOf(
        "bad",
        (await context.faultyPacks()).map(({ pack, errors }) => `${pack} (${errors})`),
        { zh: "没有错误", en: "no errors" },
        { zh: "有错误", en: "errors in" },
      ),
  },
  {
    id: "artefacts",
    title: {
      zh: `存档文件与其摘要一致（每次抽查 ${sample} 个）`,
      en: `Stored files match their digests (${sample} are read at each run)`,
    },
    advice: {
      zh: "从备份恢复这些文件，并检查磁盘。",
      en: "Restore these files from a backup, and examine the disk.",
    },
    run: async (context) => {
      const seed = context.now().toISOString()
      const rows = await examine(context, (tx) =>
        tx
          .selectFrom("artefact")
          .select("digest")
          .distinct()
          .select(sql<string>`md5(digest || ${seed})`.as("draw"))
          .orderBy("draw")
          .limit(sample)
          .execute(),
      )
      if (rows.length === 0) return finding("good", "还没有存档文件", "no stored file yet")
      const wrong: string[] = []
      for (const { digest } of rows)
        if ((await context.digestOfArtefact(digest)) !== digest) wrong.push(digest.slice(0, 12))
      return noneOf(
        "bad",
        wrong,
        { zh: `抽查 ${rows.length} 个，全部一致`, en: `${rows.length} read, all match` },
        { zh: "缺失或被改动", en: "missing or changed" },
      )
    },
  },
  {
    id: "snapshots",
    title: {
      zh: `快照文件与锁定时的摘要一致（每次抽查 ${sampleOfSnapshots} 个快照）`,
      en: `Snapshots match the digests of their locks (${sampleOfSnapshots} are read at each run)`,
    },
    advice: {
      zh: "从备份恢复 snapshots/ 下的这些文件夹，并检查磁盘。",
      en: "Restore these folders below snapshots/ from a backup, and examine the disk.",
    },
    run: async (context) => {
      const seed = context.now().toISOString()
      const rows = await context.withActor(doctor, "statistics", (tx) =>
        tx
          .selectFrom("snapshot")
          .select(["folder", "manifest_digest"])
          .select(sql<string>`md5(folder || ${seed})`.as("draw"))
          .orderBy("draw")
          .limit(sampleOfSnapshots)
          .execute(),
      )
      if (rows.length === 0) return finding("good", "还没有快照", "no snapshot yet")
      const wrong: string[] = []
      for (const { folder, manifest_digest } of rows)
        wrong.push(...(await context.faultsOfSnapshot(folder, manifest_digest)))
      return noneOf(
        "bad",
        wrong,
        { zh: `抽查 ${rows.length} 个，全部一致`, en: `${rows.length} read, all match` },
        { zh: "缺失或被改动", en: "missing or changed" },
      )
    },
  },
]
