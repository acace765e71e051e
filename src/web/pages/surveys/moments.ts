import dayjs from "dayjs"

/** What an input of date and time shows so many days from now. */
export const inDays = (days: number) => dayjs().add(days, "day").format("YYYY-MM-DDTHH:mm")

/** An input's date and time, of the reader's time zone, as an instant. */
export const instantOf = (input: string) => new Date(input).toISOString()
