import type { IssueTexts } from "#issues"

export const operationsIssueTexts: IssueTexts = {
  "no-such-setting": { zh: "没有这个设置项：{name}。", en: "There is no such setting: {name}." },
  "installation-only": {
    zh: "这是整个系统的事，由系统所属机构（最上级）的管理员办理。",
    en: "This concerns the whole installation: it is for the administrators of the organisation at its top.",
  },
  "setting-value": { zh: "{name} 的值不合要求。", en: "This is not a value of {name}." },
  "setting-out-of-bounds": {
    zh: "{name} 应为 {minimum} 到 {maximum} 的整数。",
    en: "{name} is a whole number from {minimum} to {maximum}.",
  },
  "token-of-administrator": {
    zh: "管理员角色不发令牌，只由人担任。",
    en: "Roles of administrators have no tokens: people hold them.",
  },
  "token-purpose-not-held": {
    zh: "该角色不具有用途“{purpose}”，可选：{held}。",
    en: "This role does not hold the purpose {purpose}; it holds: {held}.",
  },
  "token-expiry": {
    zh: "到期时间应在今后 {days} 天内。",
    en: "A token expires within the next {days} days.",
  },
  "token-name": { zh: "请写明令牌的用处。", en: "Say what the token is for." },
  "token-organisation": {
    zh: "没有组织 {organisation}，或不在您的管理范围。",
    en: "There is no organisation {organisation}, or you do not oversee it.",
  },
  "no-such-token": { zh: "没有这个令牌。", en: "There is no such token." },
}
