import highs from "highs"
import type { Solve } from "#evaluation"

/** Loads HiGHS (WebAssembly) and returns a function that solves programmes in CPLEX LP format. */
export async function loadSolver(): Promise<Solve> {
  const solver = await highs()
  return (problem) => {
    const solution = solver.solve(problem, { output_flag: false })
    return {
      status: solution.Status,
      objective: solution.ObjectiveValue,
      values: Object.fromEntries(
        Object.entries(solution.Columns).map(([name, column]) => [
          name,
          "Primal" in column ? column.Primal : Number.NaN,
        ]),
      ),
    }
  }
}
