/** The name of a file without folders and without what a page or a file system might take for more than a name. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ""
  // Control characters have no place in a name.
  const clean = [...last]
    .filter((letter) => (letter.codePointAt(0) ?? 0) >= 32)
    .join("")
    .trim()
    .slice(-180)
  return clean === "" ? "table" : clean
}
