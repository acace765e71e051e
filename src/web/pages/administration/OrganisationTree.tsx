import { Tree } from "antd"
import type { DataNode } from "antd/es/tree"
import { useEffect, useState } from "react"
import { call } from "../../app/api.ts"
import { useLanguage } from "../../app/language.tsx"
import { Failure, Loading } from "../../components/States.tsx"

interface Node extends DataNode {
  readonly key: string
  children?: Node[]
}

/** The tree, each level read when it is opened. */
export function OrganisationTree({
  chosen,
  onChoose,
}: {
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}) {
  const { t, language } = useLanguage()
  const [tree, setTree] = useState<Node[] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew in the other language
  useEffect(() => {
    let here = true
    read().then(
      (top) => here && setTree(top),
      (error) => here && setFailure(error),
    )
    return () => {
      here = false
    }
  }, [language])
  const read = async (parent?: string): Promise<Node[]> => {
    const { organisations } = await call("GET /api/organisations", {
      query: parent === undefined ? {} : { parent },
    })
    return organisations.map((one) => ({
      key: one.id,
      title: one.children === 0 ? t(one.name) : `${t(one.name)}（${one.children}）`,
      isLeaf: one.children === 0,
    }))
  }
  const open = async (node: { readonly key: unknown; readonly children?: unknown }) => {
    if (node.children !== undefined) return
    const key = String(node.key)
    const below = await read(key)
    setTree((before) => (before === null ? null : withChildren(before, key, below)))
  }
  if (failure !== null) return <Failure error={failure} />
  if (tree === null) return <Loading />
  return (
    <Tree<Node>
      treeData={tree}
      loadData={open}
      height={560}
      virtual
      blockNode
      selectedKeys={chosen === null ? [] : [chosen]}
      onSelect={([key]) => {
        if (key !== undefined) onChoose(String(key))
      }}
    />
  )
}

function withChildren(nodes: readonly Node[], key: string, below: Node[]): Node[] {
  return nodes.map((node) =>
    node.key === key
      ? { ...node, children: below }
      : node.children === undefined
        ? node
        : { ...node, children: withChildren(node.children, key, below) },
  )
}
