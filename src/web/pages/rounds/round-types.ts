import type { Contracts, ResponseOf } from "#contracts"

export type RoundAnswer = ResponseOf<Contracts["GET /api/rounds/:round"]>
export type FiguresAnswer = ResponseOf<Contracts["GET /api/rounds/:round/figures"]>
export type ZoneFigures = FiguresAnswer["zones"][number]
export type Column = RoundAnswer["columns"][number]
export type Question = ResponseOf<Contracts["GET /api/rounds/:round/questions"]>["questions"][number]
export type Objection = ResponseOf<Contracts["GET /api/rounds/:round/objections"]>["objections"][number]

/** Whether an action is open to the reader now. */
export function isOpen(round: RoundAnswer, action: RoundAnswer["actions"][number]["action"]): boolean {
  return round.actions.some((one) => one.action === action && one.barrier === null)
}
