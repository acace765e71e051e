import type { Issue } from "#issues"
import { getPlace, type Pack } from "../pack.ts"
import { placeIssue } from "../place-issue.ts"

/** Publishers of any pack; others are named in `publishers` of pack.yaml. */
const publishersOfAll = ["gov.cn", "doi.org", "oecd.org"]

/** Sites that repeat what others published: never a publisher, whatever a pack says. */
const repeaters = [
  "baidu.com",
  "360doc.com",
  "docin.com",
  "doc88.com",
  "book118.com",
  "renrendoc.com",
  "wenkub.com",
  "sohu.com",
  "163.com",
  "zhihu.com",
  "csdn.net",
  "weixin.qq.com",
  "renwuwiki.com",
  "soolun.net",
  "achie.org",
  "web.archive.org",
]

/** Addresses that are not the publisher's own. */
export function checkAddresses(pack: Pack): Issue[] {
  const issues: Issue[] = []
  const allowed = [...publishersOfAll, ...(pack.manifest.publishers ?? [])]
  for (const [id, source] of pack.sources) {
    if (source.address === undefined) continue
    const place = getPlace(pack, `source:${id}`)
    const path = [...place.path, "address"]
    const host = hostOf(source.address)
    if (source.read === "mirror")
      issues.push(placeIssue("error", "pack-address-of-mirror", place.file, path, { source: id }))
    else if (host === null)
      issues.push(
        placeIssue("error", "pack-bad-address", place.file, path, { source: id, given: source.address }),
      )
    else if (isUnder(host, repeaters) || !isUnder(host, allowed))
      issues.push(
        placeIssue("error", "pack-address-not-publisher", place.file, path, { source: id, host, allowed }),
      )
  }
  const manifest = pack.files.find((file) => file.path === "pack.yaml")
  pack.manifest.publishers?.forEach((host, i) => {
    if (manifest !== undefined && isUnder(host, repeaters))
      issues.push(placeIssue("error", "pack-repeater", manifest, ["publishers", i], { host }))
  })
  return issues
}

/** The host of a plain http(s) address; `null` with a user, a port, or anything else unusual. */
function hostOf(address: string): string | null {
  return (
    /^https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/?#][^\s\\]*)?$/i.exec(address)?.[1]?.toLowerCase() ?? null
  )
}

function isUnder(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => host === domain || host.endsWith(`.${domain}`))
}
