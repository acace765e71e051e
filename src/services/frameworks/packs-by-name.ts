import { issue, Problem } from "#issues"
import type { Pack, PackFramework } from "#packs"

/** The packs that the server holds, by name. */
export type Packs = ReadonlyMap<string, { readonly pack: Pack }>

/** @throws Problem not-found; the issue names the packs there are */
export function getPack(packs: Packs, name: string): Pack {
  const found = packs.get(name)
  if (found === undefined)
    throw new Problem("not-found", [issue("error", "no-such-pack", name, { allowed: [...packs.keys()] })])
  return found.pack
}

/** @throws Problem not-found; the issue names the frameworks there are */
export function getFramework(
  packs: Packs,
  name: string,
  id: string,
): { pack: Pack; framework: PackFramework } {
  const pack = getPack(packs, name)
  const framework = pack.frameworks.get(id)
  if (framework === undefined)
    throw new Problem("not-found", [
      issue("error", "no-such-framework", `${name}/${id}`, { allowed: [...pack.frameworks.keys()] }),
    ])
  return { pack, framework }
}
