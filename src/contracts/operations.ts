import { Type } from "typebox"
import { purposes, roles } from "#access"
import { Id, Instant, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const SettingValueSchema = Type.Union([
  Type.Number(),
  Type.String({ maxLength: 256 }),
  Type.Array(Type.String({ maxLength: 64 }), { maxItems: 16 }),
])

export const operationsRoutes = {
  "GET /api/doctor": {
    summary: {
      zh: "系统检查：逐项检查安全与运行状况",
      en: "The doctor: looks at every line of security and health",
    },
    purpose: "administration",
    roles: ["system-administrator"],
    response: Type.Object({
      at: Type.String(),
      groups: Type.Array(Type.Object({ id: Type.String(), title: Label })),
      lines: Type.Array(
        Type.Object({
          id: Type.String(),
          group: Type.String(),
          title: Label,
          /** `unknown`: it could not be looked at. */
          state: Type.Enum(["good", "warning", "bad", "unknown"]),
          found: Label,
          /** What to do; null where it is good. */
          advice: Nullable(Label),
        }),
      ),
    }),
  },
  "GET /api/tokens": {
    summary: { zh: "令牌列表", en: "Tokens of other systems" },
    purpose: "administration",
    roles: ["security-administrator"],
    response: Type.Array(
      Type.Object({
        id: Type.String(),
        name: Type.String(),
        organisation: Type.Object({ id: Type.String(), name: Label }),
        role: Type.Enum(roles),
        purpose: Type.Enum(purposes),
        state: Type.Enum(["valid", "expired", "revoked"]),
        createdAt: Type.String(),
        createdBy: Type.String(),
        expiresAt: Type.String(),
        revokedAt: Nullable(Type.String()),
        lastUsedAt: Nullable(Type.String()),
      }),
    ),
  },
  "POST /api/tokens": {
    summary: { zh: "发放令牌，密文只显示一次", en: "Make a token; its secret is told this once" },
    purpose: "administration",
    roles: ["security-administrator"],
    body: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 100 }),
        organisation: Id,
        role: Type.Enum(roles),
        purpose: Type.Enum(purposes),
        expiresAt: Instant,
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Type.String(), token: Type.String() }),
  },
  "DELETE /api/tokens/:id": {
    summary: { zh: "撤销令牌", en: "Revoke a token" },
    purpose: "administration",
    roles: ["security-administrator"],
    params: Type.Object({ id: Id }),
    response: Type.Object({ id: Type.String() }),
  },
  "GET /api/settings": {
    summary: { zh: "设置", en: "Settings" },
    purpose: "administration",
    roles: ["system-administrator", "security-administrator", "auditor"],
    response: Type.Array(
      Type.Object({
        name: Type.String(),
        label: Label,
        /** How it is entered. */
        kind: Type.Enum(["number", "text", "roles"]),
        value: SettingValueSchema,
        default: SettingValueSchema,
        minimum: Nullable(Type.Integer()),
        maximum: Nullable(Type.Integer()),
        /** Who may change it. */
        changedBy: Type.Enum(roles),
        changedAt: Nullable(Type.String()),
        lastChangedBy: Nullable(Type.String()),
      }),
    ),
  },
  "PUT /api/settings/:name": {
    summary: { zh: "修改一项设置", en: "Change a setting" },
    purpose: "administration",
    roles: ["system-administrator", "security-administrator", "auditor"],
    params: Type.Object({ name: Id }),
    body: Type.Object({ value: SettingValueSchema }, { additionalProperties: false }),
    response: Type.Object({ name: Type.String(), value: SettingValueSchema }),
  },
} as const satisfies RouteTable
