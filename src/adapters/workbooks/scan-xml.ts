/** What is told of an XML text, in its order. Names are without prefix. */
export interface XmlListener {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

export class XmlFault extends Error {
  override readonly name = "XmlFault"
}

/**
 * Goes once through an XML text of the kind that workbooks hold. A document type is refused, as their standard asks:
 * so no entity but the five of XML can occur.
 * @throws {XmlFault} when an element, comment or section is not closed, or there is a document type
 */
export function scanXml(xml: string, { open, close, text }: XmlListener): void {
  const opened: string[] = []
  const end = (name: string) => {
    if (opened.pop() !== name) throw new XmlFault(`</${name}> closes nothing`)
    close?.(name)
  }
  let at = 0
  while (at < xml.length) {
    const tag = xml.indexOf("<", at)
    if (tag < 0) break
    if (tag > at && text !== undefined) text(decodeEntities(xml.slice(at, tag)))
    if (xml.startsWith("<![CDATA[", tag)) {
      at = endOf(xml, "]]>", tag)
      text?.(xml.slice(tag + 9, at - 3))
    } else if (xml.startsWith("<!--", tag)) at = endOf(xml, "-->", tag)
    else if (xml.startsWith("<?", tag)) at = endOf(xml, "?>", tag)
    else if (xml.startsWith("<!", tag)) throw new XmlFault("a document type is not allowed")
    else {
      at = endOfTag(xml, tag)
      const isEnd = xml[tag + 1] === "/"
      const isEmpty = xml[at - 2] === "/"
      const inner = xml.slice(tag + (isEnd ? 2 : 1), at - (isEmpty ? 2 : 1))
      const space = inner.search(/\s/)
      const name = localName(space < 0 ? inner : inner.slice(0, space))
      if (isEnd) end(name)
      else {
        opened.push(name)
        open?.(name, attributesOf(inner))
        if (isEmpty) end(name)
      }
    }
  }
  if (opened.length > 0) throw new XmlFault("the text is cut off")
}

const localName = (name: string): string => name.slice(name.indexOf(":") + 1)

function endOf(xml: string, mark: string, from: number): number {
  const found = xml.indexOf(mark, from)
  if (found < 0) throw new XmlFault("the text is cut off")
  return found + mark.length
}

/** After the > that is not within quotes. */
function endOfTag(xml: string, from: number): number {
  for (let at = from + 1; at < xml.length; at++) {
    const sign = xml.charCodeAt(at)
    if (sign === 62) return at + 1
    if (sign === 34 || sign === 39) at = endOf(xml, xml[at] ?? "", at + 1) - 1
  }
  throw new XmlFault("the text is cut off")
}

const attributePattern = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Attributes by the name as written, or without its prefix; looked at only when one is asked for. */
export function attributesOf(tag: string): (wanted: string) => string | undefined {
  let pairs: { name: string; value: string }[] | null = null
  return (wanted) => {
    pairs ??= Array.from(tag.matchAll(attributePattern), ([, name = "", double, single]) => ({
      name,
      value: double ?? single ?? "",
    }))
    const found =
      pairs.find(({ name }) => name === wanted) ??
      pairs.find(({ name }) => name.endsWith(`:${wanted}`) && !name.startsWith("xmlns:"))
    return found === undefined ? undefined : decodeEntities(found.value)
  }
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w+));/g, (whole, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
