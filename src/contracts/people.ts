import { Type } from "typebox"
import { roles } from "#access"
import { Id, Instant, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const administrators = ["system-administrator", "security-administrator", "auditor"] as const
const kinds = ["member", ...administrators] as const
const PersonId = Type.Object({ id: Id })
const Password = Type.String({ minLength: 1, maxLength: 256 })
const Token = Type.String({ minLength: 20, maxLength: 128, pattern: "^[A-Za-z0-9_-]+$" })
const Done = Type.Object({ done: Type.Literal(true) })

const OrganisationRef = Type.Object({ id: Type.String(), kind: Type.String(), name: Label })

const Link = Type.Object({
  /** Told this once. */
  address: Type.String(),
  kind: Type.Enum(["invitation", "recovery"]),
  expiresAt: Instant,
})

const Person = Type.Object({
  id: Type.String(),
  username: Type.String(),
  name: Type.String(),
  mail: Nullable(Type.String()),
  kind: Type.Enum(kinds),
  organisation: OrganisationRef,
  closedAt: Nullable(Instant),
  account: Type.Object({
    hasPassword: Type.Boolean(),
    passwordSetAt: Nullable(Instant),
    secondFactor: Type.Boolean(),
    lockedUntil: Nullable(Instant),
    lastSeenAt: Nullable(Instant),
  }),
  appointments: Type.Array(
    Type.Object({
      id: Type.String(),
      role: Type.Enum(roles),
      organisation: OrganisationRef,
      from: Instant,
      to: Nullable(Instant),
    }),
  ),
})

const SignInEntry = Type.Object({
  id: Type.String(),
  at: Instant,
  seenAt: Instant,
  endsAt: Instant,
  address: Nullable(Type.String()),
  agent: Nullable(Type.String()),
  /** The one that asks. */
  own: Type.Boolean(),
})

const SignInChoice = Type.Object({ signIn: Type.Optional(Id) }, { additionalProperties: false })

export const peopleRoutes = {
  "GET /api/people": {
    summary: {
      zh: "管辖范围内的人员、账号状态与任职",
      en: "People in scope, their accounts and appointments",
    },
    purpose: "administration",
    roles: administrators,
    query: Type.Object({
      query: Type.Optional(Type.String({ maxLength: 64 })),
      organisation: Type.Optional(Id),
    }),
    response: Type.Object({ people: Type.Array(Person), more: Type.Boolean() }),
  },
  "GET /api/people/:id": {
    summary: { zh: "一名人员", en: "One person" },
    purpose: "administration",
    roles: administrators,
    params: PersonId,
    response: Person,
  },
  "POST /api/people": {
    summary: {
      zh: "登记人员，得到一次性邀请链接",
      en: "Enter a person; answers the one-time invitation link",
    },
    purpose: "administration",
    roles: ["system-administrator"],
    body: Type.Object(
      {
        username: Type.String({ maxLength: 64 }),
        name: Type.String({ maxLength: 64 }),
        mail: Type.Optional(Nullable(Type.String({ maxLength: 254 }))),
        kind: Type.Enum(kinds),
        organisation: Id,
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ id: Type.String(), link: Link }),
  },
  "POST /api/people/:id/link": {
    summary: {
      zh: "新的一次性链接（邀请，或重设口令与第二因素），旧链接作废",
      en: "A new one-time link (invitation, or recovery of password and second factor); older ones are void",
    },
    purpose: "administration",
    roles: ["system-administrator"],
    params: PersonId,
    response: Link,
  },
  "POST /api/people/:id/close": {
    summary: { zh: "停用账号并结束其全部登录", en: "Close an account and end its sign-ins" },
    purpose: "administration",
    roles: ["system-administrator", "security-administrator"],
    params: PersonId,
    response: Done,
  },
  "POST /api/people/:id/reopen": {
    summary: { zh: "重新启用账号", en: "Open a closed account again" },
    purpose: "administration",
    roles: ["system-administrator", "security-administrator"],
    params: PersonId,
    response: Done,
  },
  "POST /api/people/:id/unlock": {
    summary: { zh: "解除登录失败锁定", en: "Unlock after failed sign-ins" },
    purpose: "administration",
    roles: ["security-administrator"],
    params: PersonId,
    response: Done,
  },
  "GET /api/people/:id/sign-ins": {
    summary: { zh: "某人当前的登录", en: "The sign-ins of a person" },
    purpose: "administration",
    roles: ["security-administrator"],
    params: PersonId,
    response: Type.Array(SignInEntry),
  },
  "POST /api/people/:id/sign-ins/end": {
    summary: { zh: "结束某人的一次或全部登录", en: "End one sign-in of a person, or all" },
    purpose: "administration",
    roles: ["security-administrator"],
    params: PersonId,
    body: SignInChoice,
    response: Type.Object({ ended: Type.Integer() }),
  },
  "POST /api/people/:id/appointments": {
    summary: { zh: "授予角色", en: "Give a role" },
    purpose: "administration",
    roles: ["security-administrator"],
    params: PersonId,
    body: Type.Object({ role: Type.Enum(roles), organisation: Id }, { additionalProperties: false }),
    response: Type.Object({ id: Type.String() }),
  },
  "POST /api/appointments/:id/end": {
    summary: { zh: "收回角色", en: "End a role" },
    purpose: "administration",
    roles: ["security-administrator"],
    params: PersonId,
    response: Done,
  },
  "POST /api/invitation/find": {
    summary: { zh: "一次性链接是给谁的", en: "Whom a one-time link is for" },
    purpose: "public",
    roles: "anybody",
    body: Type.Object({ token: Token }, { additionalProperties: false }),
    response: Type.Object({
      username: Type.String(),
      name: Type.String(),
      kind: Type.Enum(["invitation", "recovery"]),
      expiresAt: Instant,
    }),
  },
  "POST /api/invitation/accept": {
    summary: { zh: "凭一次性链接设置口令", en: "Set the password by a one-time link" },
    purpose: "public",
    roles: "anybody",
    body: Type.Object({ token: Token, password: Password }, { additionalProperties: false }),
    response: Type.Object({ username: Type.String() }),
  },
  "POST /api/me/password": {
    summary: { zh: "修改口令，其他登录随即结束", en: "Change the password; other sign-ins end" },
    purpose: "public",
    roles: "signed-in",
    body: Type.Object({ current: Password, next: Password }, { additionalProperties: false }),
    response: Done,
  },
  "GET /api/me/sign-ins": {
    summary: { zh: "我当前的登录", en: "My sign-ins" },
    purpose: "public",
    roles: "signed-in",
    response: Type.Array(SignInEntry),
  },
  "POST /api/me/sign-ins/end": {
    summary: {
      zh: "结束我的一次登录；不指定则结束其他全部登录",
      en: "End one of my sign-ins; else all others",
    },
    purpose: "public",
    roles: "signed-in",
    body: SignInChoice,
    response: Type.Object({ ended: Type.Integer() }),
  },
  "POST /api/me/second-factor/begin": {
    summary: { zh: "开始设置第二因素", en: "Begin a second factor" },
    purpose: "public",
    roles: "signed-in",
    body: Type.Object({ password: Password }, { additionalProperties: false }),
    response: Type.Object({
      uri: Type.String(),
      key: Type.String(),
      backupCodes: Type.Array(Type.String()),
    }),
  },
  "POST /api/me/second-factor/confirm": {
    summary: { zh: "用验证码确认第二因素", en: "Confirm the second factor with a code" },
    purpose: "public",
    roles: "signed-in",
    body: Type.Object({ code: Type.String({ pattern: "^[0-9]{6}$" }) }, { additionalProperties: false }),
    response: Done,
  },
  "POST /api/me/second-factor/end": {
    summary: { zh: "停用第二因素", en: "End the second factor" },
    purpose: "public",
    roles: "signed-in",
    body: Type.Object({ password: Password }, { additionalProperties: false }),
    response: Done,
  },
  "POST /api/me/second-factor/backup-codes": {
    summary: { zh: "换一组备用码，旧的作废", en: "New backup codes; the old ones are void" },
    purpose: "public",
    roles: "signed-in",
    body: Type.Object({ password: Password }, { additionalProperties: false }),
    response: Type.Object({ backupCodes: Type.Array(Type.String()) }),
  },
} as const satisfies RouteTable
