import type { Actor } from "#access"
import type { Words } from "#issues"
import type { Transaction } from "#schema"
import { roundTasks } from "#services/rounds"

/** One thing that waits for a person, with the page where it is done. */
export interface Task {
  readonly id: string
  readonly text: Words
  readonly href: string
  /** Day, `2024-09-30`; `null`: no deadline. */
  readonly due: string | null
}

/** What waits for an actor, in one domain, by the actor's own rights. */
export type TaskProvider = (tx: Transaction, actor: Actor) => Promise<readonly Task[]>

const providers: readonly TaskProvider[] = [(tx, actor) => roundTasks(tx, actor)]

/** What waits for the actor: the nearest deadline first, what has none last. */
export async function tasksOf(tx: Transaction, actor: Actor): Promise<Task[]> {
  const tasks: Task[] = []
  for (const provider of providers) tasks.push(...(await provider(tx, actor)))
  return tasks.sort((a, b) => (a.due ?? "9999").localeCompare(b.due ?? "9999"))
}
