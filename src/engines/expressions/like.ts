/** A pattern of `like`: % stands for any characters, _ for one. Linear in text × pattern, never backtracks far. */
export function likeMatcher(pattern: string): (text: string) => boolean {
  const wanted = [...pattern]
  return (text) => {
    const letters = [...text]
    let i = 0
    let j = 0
    let star = -1
    let from = 0
    while (i < letters.length) {
      const at = wanted[j]
      if (at === "%") {
        star = j++
        from = i
      } else if (at !== undefined && (at === "_" || at === letters[i])) {
        i++
        j++
      } else if (star >= 0) {
        j = star + 1
        i = ++from
      } else return false
    }
    while (wanted[j] === "%") j++
    return j === wanted.length
  }
}
