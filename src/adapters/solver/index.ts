import highs from "highs"
import type { Solve } from "#evaluation"

// The package's types describe its CommonJS build; the module that Node loads is the function itself.
const load = highs as unknown as typeof highs.default

/** Loads HiGHS (WebAssembly) and returns a function that solves programmes in CPLEX LP format. */
export async function loadSolver(): Promise<Solve> {
  const solver = await load()
  return (problem) => {
    const solution = solver.solve(problem, { output_flag: false })
    return {
      status: solution.Status,
      objective: solution.ObjectiveValue,
      values: Object.fromEntries(
        Object.entries(solution.Columns).map(([name, column]) => [
          name,
          "Primal" in column && typeof column.Primal === "number" ? column.Primal : Number.NaN,
        ]),
      ),
    }
  }
}
