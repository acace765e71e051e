import { type Static, Type } from "typebox"
import { type Role, roles } from "#access"
import type { Words } from "#issues"

/**
 * Every setting of an installation: its schema, what holds until someone changes it, and who may. Security is the
 * security administrator's, retention of the trail the auditor's, the rest the system administrator's (GB/T 22239, 三员).
 */
export const settings = {
  "password-max-age-days": {
    schema: Type.Integer({ minimum: 0, maximum: 3650 }),
    default: 90,
    changedBy: "security-administrator",
    label: { zh: "口令有效期（天；0 表示不限）", en: "Passwords last (days; 0: no limit)" },
  },
  "lock-out-failures": {
    schema: Type.Integer({ minimum: 0, maximum: 100 }),
    default: 5,
    changedBy: "security-administrator",
    label: {
      zh: "连续登录失败多少次后锁定（0 表示不锁定）",
      en: "Failed sign-ins in a row that lock an account (0: never)",
    },
  },
  "lock-out-minutes": {
    schema: Type.Integer({ minimum: 1, maximum: 1440 }),
    default: 15,
    changedBy: "security-administrator",
    label: { zh: "锁定多少分钟", en: "Minutes that an account stays locked" },
  },
  "session-idle-minutes": {
    schema: Type.Integer({ minimum: 1, maximum: 1440 }),
    default: 30,
    changedBy: "security-administrator",
    label: { zh: "无操作多少分钟后退出登录", en: "Minutes without use that end a sign-in" },
  },
  "session-hours": {
    schema: Type.Integer({ minimum: 1, maximum: 720 }),
    default: 12,
    changedBy: "security-administrator",
    label: { zh: "一次登录最长多少小时", en: "Hours after which every sign-in ends" },
  },
  "second-factor-required-roles": {
    schema: Type.Array(Type.Enum(roles), { uniqueItems: true }),
    default: ["system-administrator", "security-administrator", "auditor"] as Role[],
    changedBy: "security-administrator",
    label: { zh: "必须使用第二因素登录的角色", en: "Roles that must sign in with a second factor" },
  },
  "audit-retention-days": {
    // 网络安全法: logs of the network are kept for no less than six months; the longest six months have 184 days.
    schema: Type.Integer({ minimum: 184, maximum: 36_500 }),
    default: 365,
    changedBy: "auditor",
    label: {
      zh: "审计记录保存天数（不少于六个月）",
      en: "Days that the audit trail is kept (six months or more)",
    },
  },
  "map-approval-number": {
    schema: Type.String({ maxLength: 64 }),
    default: "",
    changedBy: "system-administrator",
    label: { zh: "地图审图号（未取得时留空）", en: "Approval number of the map (empty while there is none)" },
  },
  "upload-limit-mb": {
    schema: Type.Integer({ minimum: 1, maximum: 64 }),
    default: 64,
    changedBy: "system-administrator",
    label: { zh: "单个上传文件上限（MB）", en: "Largest uploaded file (MB)" },
  },
} as const satisfies Record<
  string,
  {
    readonly schema: ReturnType<typeof Type.Integer | typeof Type.String | typeof Type.Array>
    readonly default: unknown
    readonly changedBy: Role
    readonly label: Words
  }
>

export type SettingName = keyof typeof settings
export type SettingValue<N extends SettingName> = Static<(typeof settings)[N]["schema"]>

export const settingNames = Object.keys(settings) as readonly SettingName[]

/** Whether there is a setting of this name. */
export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settings, name)
}

/** Least and greatest value of a setting that is a number; null: it is none. */
export function boundsOf(name: SettingName): { readonly minimum: number; readonly maximum: number } | null {
  const { schema } = settings[name]
  return "minimum" in schema && "maximum" in schema
    ? { minimum: Number(schema.minimum), maximum: Number(schema.maximum) }
    : null
}
