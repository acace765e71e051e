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

export const littleGiants = (zone: string) =>
  many(4, (i) => ({
    zone,
    values: {
      name: company(zone, "专精特新", i),
      kind: i === 0 ? "little-giant" : "specialised",
      batch: "示例第一批",
      from: dayOf("2023", i),
      uscc: demoUscc(zone, "J", i),
    },
  }))

export const contracts = (zone: string) =>
  many(24, (i) => ({
    zone,
    values: {
      number: `示例合同${demoPeriod}${number(i)}`,
      name: `${pick(industries, i)}${pick(["技术开发", "技术服务", "技术转让"], i)}（虚构）`,
      kind: pick(["development", "service", "transfer"], i),
      seller: company(zone, "科技", i),
      seller_uscc: demoUscc(zone, "D", i),
      buyer: company("990002", "科技", i),
      amount: String(80 + i * 12.5),
      technology_amount: String(60 + i * 10),
      date: dayOf(demoPeriod, i),
    },
  }))

export const spending = (zone: string) =>
  ["2022", "2023", demoPeriod].map((year, i) => ({
    zone,
    values: {
      name: "一般公共预算（虚构）",
      year,
      science: String(12000 + i * 1500),
      total: String(160000 + i * 8000),
      account: `示例决算${year}`,
    },
  }))

export const accidents = (): DemoRow[] => [
  {
    zone: "990001",
    values: {
      name: "示例车间事故（虚构）",
      kind: "safety",
      grade: "ordinary",
      date: "2024-03-18",
      source: "示例应急通报〔2024〕3号",
      outcome: "已整改（虚构）",
    },
  },
  {
    zone: "990005",
    values: {
      name: "示例督察问题（虚构）",
      kind: "inspection",
      grade: "none",
      date: "2024-06-05",
      source: "示例环督〔2024〕7号",
    },
  },
]

export const authorised = (today: string): DemoRow[] =>
  ["企业投资项目备案", "技术改造项目核准", "外国人来华工作许可", "外资技改项目确认书"].map((name, i) => ({
    zone: "990001",
    values: {
      number: String(i + 1),
      department: pick(["示例省发展改革委", "示例省工业厅", "示例省科技厅"], i),
      name,
      kind: i === 3 ? "confirmation" : "permit",
      mode: i === 2 ? "entrusted" : "passed-on",
      bearer: "示例省甲市高新区管委会",
      from: "2024-01-01",
      ...(i === 2 ? { to: addDays(today, 60), note: "委托两年（虚构）" } : {}),
    },
  }))

export const agencies = (zone: string) =>
  many(12, (i) => ({
    zone,
    values: {
      name: `${cityOf(zone)}${pick(industries, i)}${pick(["技术转移", "检测", "知识产权", "咨询"], i)}中心${number(i)}`,
      kind: pick(["transfer", "testing", "ip", "consulting", "research", "incubation"], i),
      level: i < 3 ? "national" : "provincial",
      from: dayOf("2022", i),
      uscc: demoUscc(zone, "K", i),
    },
  }))
