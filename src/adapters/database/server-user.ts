import { spawnSync } from "node:child_process"
import { stat } from "node:fs/promises"
import { userInfo } from "node:os"
import { refusal } from "./refusal.ts"

/**
 * As whom PostgreSQL's programs run; they refuse root. `self`: as who started us. `namespace`: our own files, opened
 * in a user namespace in which we are nobody, so that any folder will do, a closed one too; for root, and for a user
 * without a name, as containers have them, whom initdb refuses as well. `other`: as another user, who owns the cluster.
 */
export type ServerUser =
  | { readonly kind: "self" }
  | { readonly kind: "namespace" }
  | { readonly kind: "other"; readonly uid: number; readonly gid: number }

/** Debian's and Alpine's `nobody`: owns nothing else. */
export const nobody = { kind: "other", uid: 65534, gid: 65534 } as const

export interface ServerCommand {
  readonly command: string
  readonly arguments: readonly string[]
  readonly as: { readonly uid?: number; readonly gid?: number }
}

/**
 * Who runs the cluster at a path: its owner; for one that is yet to be made whoever can.
 * @throws Problem `server-user-impossible` when root may not become what the cluster needs
 */
export async function serverUserOf(cluster: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { kind: hasName() || !mayMapUsers() ? "self" : "namespace" }
  const owner = await stat(cluster).catch(() => null)
  if (owner !== null && owner.uid !== 0) return { kind: "other", uid: owner.uid, gid: owner.gid }
  if (mayMapUsers()) return { kind: "namespace" }
  if (owner !== null)
    throw refusal("server-user-impossible", {
      reason: "user namespaces are forbidden, the cluster is root's",
    })
  return nobody
}

/** A program of PostgreSQL with its arguments, as its user. */
export function asServerUser(user: ServerUser, program: string, options: readonly string[]): ServerCommand {
  if (user.kind === "namespace")
    return {
      command: "unshare",
      arguments: ["--user", "--map-user=65534", "--map-group=65534", "--", program, ...options],
      as: {},
    }
  return {
    command: program,
    arguments: options,
    as: user.kind === "other" ? { uid: user.uid, gid: user.gid } : {},
  }
}

function hasName(): boolean {
  try {
    return userInfo().username !== ""
  } catch {
    return false
  }
}

let mapped: boolean | undefined

function mayMapUsers(): boolean {
  mapped ??=
    spawnSync("unshare", ["--user", "--map-user=65534", "--map-group=65534", "--", "true"]).status === 0
  return mapped
}
