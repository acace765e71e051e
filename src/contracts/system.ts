import { Type } from "typebox"
import { purposes, roles } from "#access"
import { Id, Label, Nullable } from "./common.ts"
import type { RouteTable } from "./route.ts"

const OrganisationRef = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  name: Label,
})

export const AppointmentSchema = Type.Object({
  id: Type.String(),
  role: Type.Enum(roles),
  organisation: OrganisationRef,
})

export const systemRoutes = {
  "GET /api/health": {
    summary: { zh: "进程是否在运行", en: "Whether the process runs" },
    purpose: "public",
    roles: "anybody",
    response: Type.Object({ status: Type.Literal("ok") }),
  },
  "GET /api/ready": {
    summary: { zh: "能否提供服务（数据库可用）", en: "Whether it can serve (the database answers)" },
    purpose: "public",
    roles: "anybody",
    response: Type.Object({ status: Type.Literal("ready") }),
  },
  "GET /api/system": {
    summary: { zh: "本系统：版本、模式、登录方式", en: "This installation: version, mode, ways to sign in" },
    purpose: "public",
    roles: "anybody",
    response: Type.Object({
      name: Type.String(),
      version: Type.String(),
      /** `demo`: invented accounts and data, marked on every page. */
      mode: Type.Enum(["production", "demo"]),
      /** Of single sign-on, where it is set up. */
      singleSignOn: Nullable(Type.Object({ id: Type.String(), name: Label })),
      /** Accounts of the demonstration; empty elsewhere. */
      demoAccounts: Type.Array(
        Type.Object({
          username: Type.String(),
          password: Type.String(),
          name: Type.String(),
          role: Type.Enum(roles),
          organisation: Label,
        }),
      ),
    }),
  },
  "GET /api/me": {
    summary: { zh: "我：身份与当前任职", en: "Me: who I am and in which appointment I act" },
    purpose: "public",
    roles: "anybody",
    response: Nullable(
      Type.Object({
        person: Type.Object({
          id: Type.String(),
          username: Type.String(),
          name: Type.String(),
        }),
        secondFactor: Type.Boolean(),
        /** What must be done first: until then nothing else is open. */
        restriction: Nullable(Type.Enum(["password-expired", "second-factor-required"])),
        appointments: Type.Array(AppointmentSchema),
        active: Nullable(AppointmentSchema),
        purposes: Type.Array(Type.Enum(purposes)),
      }),
    ),
  },
  "POST /api/me/appointment": {
    summary: { zh: "换用另一任职", en: "Act in another appointment" },
    purpose: "public",
    roles: "signed-in",
    body: Type.Object({ appointment: Id }),
    response: Type.Object({ appointment: Type.String() }),
  },
} as const satisfies RouteTable
