import { readMethod } from "#evaluation"
import { type Issue, issue } from "#issues"
import { methodOf } from "../framework-of.ts"
import { getPlace, type Pack } from "../pack.ts"
import { type PackFile, type PathPart, pathText, placeText } from "../pack-file.ts"

/** The methods of a pack and of its frameworks, read as the evaluation reads them. */
export function checkMethods(pack: Pack): Issue[] {
  const named = [...pack.methods.keys()].flatMap((name) => {
    const { file, path } = getPlace(pack, `method:${name}`)
    return checkMethod(methodOf(pack, name), file, path)
  })
  const inline = [...pack.frameworks.values()].flatMap(({ file, place }) =>
    typeof file.method === "object" ? checkMethod(file.method, place.file, ["method"]) : [],
  )
  return [...named, ...inline]
}

/** The evaluation's own issues about a method, each moved from its key (`method.treat.max`) to its line. */
export function checkMethod(method: unknown, file: PackFile, path: readonly PathPart[]): Issue[] {
  return readMethod(method).issues.map((found) => {
    const inside = found.path.split(".").slice(1)
    const at = [...path, ...inside.map((part) => (/^\d+$/.test(part) ? Number(part) : part))]
    return issue(found.severity, found.code, placeText({ file, path: at }), {
      ...found.values,
      file: file.path,
      line: file.locate(at),
      at: pathText(at),
    })
  })
}
