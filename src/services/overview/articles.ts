import type { Words } from "#issues"

/** The 21 articles of the opinion by their headings (国发〔2020〕7号). */
export const articles: readonly { readonly article: string; readonly title: Words }[] = [
  { article: "（一）", title: { zh: "指导思想", en: "Guiding thought" } },
  { article: "（二）", title: { zh: "基本原则", en: "Principles" } },
  { article: "（三）", title: { zh: "发展目标", en: "Goals" } },
  { article: "（四）", title: { zh: "大力集聚高端创新资源", en: "Gather innovation resources" } },
  { article: "（五）", title: { zh: "吸引培育一流创新人才", en: "Attract and train talent" } },
  {
    article: "（六）",
    title: { zh: "加强关键核心技术创新和成果转移转化", en: "Core technology and transfer" },
  },
  { article: "（七）", title: { zh: "支持高新技术企业发展壮大", en: "High-tech enterprises" } },
  { article: "（八）", title: { zh: "积极培育科技型中小企业", en: "Technology SMEs" } },
  { article: "（九）", title: { zh: "加强对科技创新创业的服务支持", en: "Services for innovation" } },
  { article: "（十）", title: { zh: "大力培育发展新兴产业", en: "Emerging industries" } },
  { article: "（十一）", title: { zh: "做大做强特色主导产业", en: "Leading industries" } },
  { article: "（十二）", title: { zh: "推动区域协同发展", en: "Regional coordination" } },
  { article: "（十三）", title: { zh: "打造区域创新增长极", en: "Poles of growth" } },
  { article: "（十四）", title: { zh: "融入全球创新体系", en: "Global innovation" } },
  { article: "（十五）", title: { zh: "深化管理体制机制改革", en: "Reform of management" } },
  { article: "（十六）", title: { zh: "优化营商环境", en: "Business environment" } },
  { article: "（十七）", title: { zh: "加强金融服务", en: "Financial services" } },
  { article: "（十八）", title: { zh: "优化土地资源配置", en: "Land" } },
  { article: "（十九）", title: { zh: "建设绿色生态园区", en: "Green zones" } },
  { article: "（二十）", title: { zh: "加强组织领导", en: "Organisation and leadership" } },
  { article: "（二十一）", title: { zh: "强化动态管理", en: "Dynamic management" } },
]
