import { addDays } from "#registers"
import {
  cityOf,
  company,
  type DemoRow,
  dayOf,
  demoPeriod,
  demoUscc,
  industries,
  many,
  number,
  pick,
} from "./demo-names.ts"

const fields = ["materials", "manufacturing", "biology", "energy", "electronics", "services"]

export const gazelles = (zone: string, count: number) =>
  many(count, (i) => ({
    zone,
    values: {
      name: company(zone, "瞪羚", i),
      kind: "gazelle",
      rule: "示例省瞪羚企业认定办法（虚构）2023 版",
      level: "provincial",
      from: dayOf(demoPeriod, i),
      to: addDays(dayOf(demoPeriod, i), 3 * 365),
      uscc: demoUscc(zone, "A", i),
    },
  }))

export const listed = (zone: string, count: number) =>
  many(count, (i) => ({
    zone,
    values: {
      name: company(zone, "股份", i),
      stock_code: `99${zone.slice(-2)}${String(i).padStart(2, "0")}`,
      exchange: pick(["sse", "szse", "bse", "hkex"], i),
      from: dayOf(demoPeriod, i),
      uscc: demoUscc(zone, "B", i),
    },
  }))

export const incubators = (zone: string, count: number) =>
  many(count, (i) => ({
    zone,
    values: {
      name: `${cityOf(zone)}${pick(industries, i)}${pick(["孵化器", "众创空间", "加速器", "大学科技园"], i)}${number(i)}`,
      kind: pick(["incubator", "makerspace", "accelerator", "university-park"], i),
      level: "national",
      operator: company(zone, "孵化", i),
      uscc: demoUscc(zone, "C", i),
      document: `示例科发〔2022〕${i + 1}号`,
      from: dayOf("2022", i),
      floor_area: String(8000 + i * 350),
    },
  }))

/** National bodies of as many enterprises as are wanted, the rest provincial. */
export const bodies = (zone: string, count: number, national: number) =>
  many(count, (i) => ({
    zone,
    values: {
      name: `${cityOf(zone)}${pick(industries, i)}${pick(["重点实验室", "技术创新中心", "工程研究中心", "企业技术中心"], i)}${number(i)}`,
      kind: pick(["laboratory", "innovation-centre", "engineering-centre", "enterprise-centre"], i),
      level: i < national ? "national" : "provincial",
      host: company(zone, "科技", i),
      host_uscc: demoUscc(zone, "D", i),
      host_kind: "enterprise",
      document: `示例科发〔2023〕${i + 1}号`,
      from: dayOf("2023", i),
    },
  }))

export const overseas = (zone: string, count: number) =>
  many(count, (i) => ({
    zone,
    values: {
      name: `${cityOf(zone)}境外研发中心${number(i)}`,
      kind: "research",
      country: `示例国${pick([..."甲乙丙"], i)}`,
      parent: company(zone, "国际", i),
      parent_uscc: demoUscc(zone, "E", i),
      domestic: "true",
      from: dayOf("2022", i),
    },
  }))

export const facilities = (zone: string, count: number) =>
  many(count, (i) => ({
    zone,
    values: {
      name: `${cityOf(zone)}${i % 4 === 0 ? "医院" : "学校"}${number(i)}`,
      kind: i % 4 === 0 ? "hospital" : "school",
      licence: `示例许${number(i)}`,
      from: dayOf("2021", i),
    },
  }))

export const techSmes = (zone: string, count: number) =>
  many(count, (i) => ({
    zone,
    values: {
      name: company(zone, "小微科技", i),
      number: `示例${demoPeriod}${zone}${number(i)}`,
      year: demoPeriod,
      uscc: demoUscc(zone, "F", i),
      batch: `第 ${1 + Math.floor(i / 60)} 批`,
    },
  }))

export const incubatees = (zone: string, count: number) =>
  many(count, (i) => ({
    zone,
    values: {
      name: company(zone, "创业", i),
      uscc: demoUscc(zone, "G", i),
      host: `${cityOf(zone)}${pick(industries, i % 3)}孵化器${number(i % 3)}`,
      host_kind: pick(["incubator", "accelerator", "university-park"], i),
      from: dayOf(demoPeriod, i),
      outcome: "inside",
      industry: pick(industries, i),
      contact: "示例电话",
    },
  }))

/** Valid at the end of 2024: as many more than a year before as are wanted. */
export const certificates = (zone: string, more: number) => {
  const [ended, before] = [10, 60]
  return many(ended + before * 2 + more + ended, (i) => {
    const year =
      i < ended ? "2021" : i < ended + before ? "2022" : i < ended + before * 2 ? "2023" : demoPeriod
    return certificate(zone, i, dayOf(year, i))
  })
}

/** Certificates that end within the next half year. */
export const expiring = (zone: string, today: string) =>
  many(24, (i) =>
    certificate(zone, i, addDays(`${Number(today.slice(0, 4)) - 3}${today.slice(4, 8)}15`, 20 + i * 6)),
  )

export const certificate = (zone: string, i: number, issued: string): DemoRow => ({
  zone,
  values: {
    name: company(zone, "高新", i),
    certificate: `示例GR${zone}${number(i)}`,
    issued,
    field: pick(fields, i),
    uscc: demoUscc(zone, "H", i),
    contact: "示例电话",
  },
})
