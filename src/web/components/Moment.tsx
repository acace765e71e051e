import dayjs from "dayjs"

/** An instant to the minute, in the reader's time zone. */
export function Moment({ at }: { readonly at: string | null | undefined }) {
  if (at === null || at === undefined) return <>—</>
  return <time dateTime={at}>{dayjs(at).format("YYYY-MM-DD HH:mm")}</time>
}
