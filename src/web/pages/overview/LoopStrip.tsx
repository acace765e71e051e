import { Link } from "@tanstack/react-router"
import type { Contracts, ResponseOf } from "#contracts"
import { useLanguage } from "../../app/language.tsx"
import { useRoute } from "../../app/use-route.ts"
import "../../components/plain.css"

type Stations = ResponseOf<Contracts["GET /api/overview"]>["stations"]

/** The loop as seven stations: counts and dates by the reader's rights; one not in use is grey and says what it needs. */
export function LoopStrip({ stations, acting }: { readonly stations: Stations; readonly acting: boolean }) {
  return acting ? <MyLoop otherwise={stations} /> : <Strip stations={stations} />
}

function MyLoop({ otherwise }: { readonly otherwise: Stations }) {
  const mine = useRoute("GET /api/overview/mine")
  return <Strip stations={mine.data?.stations ?? otherwise} />
}

function Strip({ stations }: { readonly stations: Stations }) {
  const { t } = useLanguage()
  return (
    <ol className="loop" aria-label={t({ zh: "工作环节", en: "The loop" })}>
      {stations.map((station, i) => (
        <li key={station.id} className={station.inUse ? "panel" : "panel idle"}>
          <strong>
            {i + 1}{" "}
            {station.inUse && station.href !== null ? (
              <Link to={station.href}>{t(station.label)}</Link>
            ) : (
              t(station.label)
            )}
          </strong>
          <br />
          {station.inUse ? (
            <>
              <span className="figures">
                {station.figures.map((figure) => `${t(figure.label)} ${figure.value}`).join(" · ")}
              </span>
              <br />
              {station.asOf === null ? "" : station.asOf.slice(0, 10)}
            </>
          ) : (
            t(station.needs)
          )}
        </li>
      ))}
    </ol>
  )
}
