import { useParams } from "@tanstack/react-router"
import { useMe } from "../../app/me.ts"
import { useRoute } from "../../app/use-route.ts"
import { Query } from "../../components/Query.tsx"
import { Loading } from "../../components/States.tsx"
import { SheetView } from "./SheetView.tsx"

export default function SheetPage() {
  const { survey = "", unit = "" } = useParams({ strict: false }) as { survey?: string; unit?: string }
  const me = useMe()
  const query = useRoute("GET /api/returns/:survey/:unit", { params: { survey, unit } })
  return (
    <Query query={query}>
      {(sheet) =>
        me === undefined || me === null ? (
          <Loading />
        ) : (
          <SheetView key={`${survey} ${unit} ${me.person.id}`} sheet={sheet} person={me.person.id} />
        )
      }
    </Query>
  )
}
