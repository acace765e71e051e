import type { IssueTexts } from "#issues"

export const registersIssueTexts: IssueTexts = {
  "register-unknown": {
    zh: "没有台账 {register}；有：{known}。",
    en: "There is no register {register}; there are: {known}.",
  },
  "register-record-not-found": {
    zh: "没有这条记录，或者不对您开放。",
    en: "There is no such record, or it is not open to you.",
  },
  "register-not-yours": {
    zh: "这条记录由其他单位登记，您的职责不能办理。",
    en: "Another organisation keeps this record; your role does not do this to it.",
  },
  "register-public-list": {
    zh: "这是随政策包提供的公开名单，只能查看。",
    en: "This is a public list that came with a pack; it can only be read.",
  },
  "register-duplicate": {
    zh: "“{name}”已有记录（登记单位：{keeper}），不能重复登记；请修改已有记录。",
    en: "There is a record of “{name}” already (kept by {keeper}). Change that one.",
  },
  "register-zone-unknown": {
    zh: "{path}：没有园区“{text}”；请写园区代码、全称或简称。",
    en: "{path}: there is no zone “{text}”; write its code, name or short name.",
  },
  "register-zone-doubtful": {
    zh: "{path}：“{text}”不能确定是哪个园区，可能是：{likely}；请写园区代码或全称。",
    en: "{path}: nobody can be sure which zone “{text}” is; it may be: {likely}. Write its code or whole name.",
  },
  "register-enterprise-doubtful": {
    zh: "{path}：“{name}”与已登记企业 {likely} 同名，但同名不止一家，或统一社会信用代码不同；没有对应，请核对。",
    en: "{path}: “{name}” is the name of the registered {likely}, but of several, or with another unified social credit code. It is not linked; look into it.",
  },
  "register-zone-twofold": {
    zh: "{path}：记录写的园区“{text}”与所选园区“{given}”不同。",
    en: "{path}: the record names zone “{text}”, but “{given}” was chosen.",
  },
  "register-zone-not-yours": {
    zh: "{path}：园区“{text}”不在您的管辖范围。",
    en: "{path}: you do not oversee zone “{text}”.",
  },
  "register-zone-fixed": {
    zh: "记录所属园区不能修改；请撤销后在正确的园区重新登记。",
    en: "The zone of a record does not change; withdraw it and enter it for the right one.",
  },
  "register-nothing-changed": {
    zh: "没有改动。",
    en: "Nothing is different.",
  },
  "register-changed-meanwhile": {
    zh: "记录在导入期间被修改，请重新导入。",
    en: "A record was changed while the import ran. Import again.",
  },
  "register-proof-missing": {
    zh: "这种台账须附佐证材料；请登记单位先上传，再审核。",
    en: "This register needs a document of proof; the keeper attaches it before the record is signed off.",
  },
  "register-takes-no-proof": {
    zh: "这种台账不收佐证材料。",
    en: "This register takes no documents.",
  },
  "register-proof-empty": {
    zh: "文件“{path}”是空的。",
    en: "The file {path} is empty.",
  },
  "register-no-proof": {
    zh: "这条记录没有佐证材料，或者不对您开放。",
    en: "The record has no document, or it is not open to you.",
  },
  "register-not-a-period": {
    zh: "“{text}”不是时期；请写 2024、2024-Q1 或 2024-06。",
    en: "“{text}” is no period; write 2024, 2024-Q1 or 2024-06.",
  },
  "register-none-already": {
    zh: "{zone}已声明 {text} 没有。",
    en: "{zone} has already declared that there is none in {text}.",
  },
  "register-none-not-said": {
    zh: "{zone}没有声明过 {text} 没有。",
    en: "{zone} has not declared that there is none in {text}.",
  },
  "register-no-indicator": {
    zh: "指标体系 {framework} 没有由台账计数的指标。",
    en: "No indicator of framework {framework} is a count of a register.",
  },
  "register-nothing-counted": {
    zh: "{text} 没有任何园区可由台账计数：没有记录，也没有“本期没有”的声明。",
    en: "Nothing can be counted for {text}: no record, and nobody has declared that there is none.",
  },
  "register-counted-unsigned": {
    zh: "{path}：{zone}有 {open} 条计入的记录尚未审核。",
    en: "{path}: {open} counted records of {zone} have not been signed off.",
  },
  "register-indicator-no-count": {
    zh: "指标 {indicator} 不是台账计数；是台账计数的有：{known}。",
    en: "Indicator {indicator} is no count of a register; these are: {known}.",
  },
}
