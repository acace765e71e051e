import { finding, type Probe } from "../probe.ts"

const gigabyte = 1024 ** 3
const hour = 3_600_000

const octal = (mode: number) => `0${mode.toString(8)}`

/** Good when a file has exactly this mode or a narrower one. */
function modeProbe(id: string, name: string, wanted: number, title: Probe["title"]): Probe {
  return {
    id,
    title,
    advice: {
      zh: `把数据目录${name === "" ? "" : `中的 ${name} `}的权限改为 ${octal(wanted)}（chmod ${wanted.toString(8)}）。`,
      en: `Change the mode of ${name === "" ? "the data folder" : `${name} in the data folder`} to ${octal(wanted)} (chmod ${wanted.toString(8)}).`,
    },
    run: async ({ files }) => {
      const mode = await files.mode(name)
      if (mode === null) return finding("bad", "不存在", "not there")
      const wider = (mode & ~wanted & 0o777) !== 0
      return finding(wider ? "bad" : "good", `权限 ${octal(mode)}`, `mode ${octal(mode)}`)
    },
  }
}

export const fileProbes: readonly Probe[] = [
  modeProbe("data-folder-mode", "", 0o700, {
    zh: "数据目录只有运行账户可进入",
    en: "Only the account that runs the product enters the data folder",
  }),
  modeProbe("secrets-mode", "secrets.json", 0o600, {
    zh: "密钥文件只有运行账户可读",
    en: "Only the account that runs the product reads the secrets",
  }),
  {
    id: "backup-age",
    title: { zh: "最近一次备份不超过 26 小时", en: "The last backup is no older than 26 hours" },
    advice: {
      zh: "运行 gaoxin backup，并安排每日备份；备份另存到其他机器。",
      en: "Run gaoxin backup, have it run every day, and keep the archives on another machine too.",
    },
    run: async ({ files, now }) => {
      const newest = await files.newest("backups")
      if (newest === null) return finding("bad", "没有备份", "there is no backup")
      const hours = Math.floor((now().getTime() - newest.getTime()) / hour)
      return finding(
        hours <= 26 ? "good" : hours <= 7 * 24 ? "warning" : "bad",
        `最近一次在 ${hours} 小时前`,
        `the last one was ${hours} h ago`,
      )
    },
  },
  {
    id: "disk-space",
    title: {
      zh: "数据目录所在磁盘剩余空间多于 1 GB",
      en: "More than 1 GB is free on the disk of the data folder",
    },
    advice: { zh: "清理或扩充磁盘。", en: "Clear or enlarge the disk." },
    run: async ({ files }) => {
      const free = (await files.freeBytes()) / gigabyte
      return finding(
        free > 5 ? "good" : free > 1 ? "warning" : "bad",
        `剩余 ${free.toFixed(1)} GB`,
        `${free.toFixed(1)} GB free`,
      )
    },
  },
  {
    id: "node-version",
    title: { zh: "运行环境 Node.js 不低于 24", en: "The runtime is Node.js 24 or newer" },
    advice: {
      zh: "用随产品安装的 Node.js 启动（npm ci 会带来）。",
      en: "Start with the Node.js that npm ci brings.",
    },
    run: async ({ nodeVersion }) =>
      finding(
        Number.parseInt(nodeVersion, 10) >= 24 ? "good" : "bad",
        `Node.js ${nodeVersion}`,
        `Node.js ${nodeVersion}`,
      ),
  },
]
