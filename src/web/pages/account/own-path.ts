/** A path of our own to go to after signing in; anything else, such as another site, is the first page. */
export function ownPath(wanted: string | null): string {
  return wanted !== null && /^\/(?![/\\])[^\\\s]*$/.test(wanted) ? wanted : "/"
}
