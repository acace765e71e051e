import type { Text } from "../../app/language.tsx"
import type { Upload, UploadUnit } from "./filling-types.ts"

export const uploadStateWords: Readonly<Record<Upload["state"], Text>> = {
  reading: { zh: "正在审核", en: "Being checked" },
  read: { zh: "已审核，待收下", en: "Checked, not taken yet" },
  accepting: { zh: "正在收下", en: "Being taken" },
  accepted: { zh: "已收下", en: "Taken" },
  failed: { zh: "没有成功", en: "Failed" },
  cancelled: { zh: "已取消", en: "Cancelled" },
}

export const outcomeWords: Readonly<Record<UploadUnit["outcome"], Text & { readonly color: string }>> = {
  good: { zh: "合格", en: "Good", color: "green" },
  held: { zh: "待改", en: "To be mended", color: "volcano" },
  unknown: { zh: "不在名录或不归您填报", en: "Not listed, or not yours", color: "gold" },
  "not-now": { zh: "已报送，不能改", en: "Submitted already", color: "default" },
}
