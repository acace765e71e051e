import { Button, Form, Input, Modal, Select } from "antd"
import dayjs from "dayjs"
import type { OrganisationKind } from "#access"
import { call } from "../../app/api.ts"
import { type Text, useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { OneOrganisation } from "./OrganisationCard.tsx"
import { OrganisationSelect } from "./OrganisationSelect.tsx"
import { kindWords } from "./words.ts"

export type Change = "create" | "rename" | "move" | "membership"

const titles: Readonly<Record<Change, Text>> = {
  create: { zh: "新增下级单位", en: "Enter an organisation below" },
  rename: { zh: "更名", en: "Rename" },
  move: { zh: "调整隶属", en: "Move" },
  membership: { zh: "一区多园 / 托管", en: "Park of a zone / run by another" },
}

interface Given {
  readonly id?: string
  readonly kind: OrganisationKind
  readonly nameZh: string
  readonly nameEn?: string
  readonly shortName?: string
  readonly uscc?: string
  readonly parent: string
  readonly from: string
  readonly to?: string
  readonly reference?: string
  readonly relation: "park" | "entrusted"
}

const textOrNull = (text: string | undefined) =>
  text === undefined || text.trim() === "" ? null : text.trim()

/** One change to an organisation, in a dialogue. */
export function ChangeOrganisation({
  one,
  change,
  onClose,
  onMade,
}: {
  readonly one: OneOrganisation
  readonly change: Change
  readonly onClose: () => void
  readonly onMade: (id: string) => void
}) {
  const { t } = useLanguage()
  const { busy, problem, run } = useAction()
  const { organisation } = one
  const required = [{ required: true, message: t({ zh: "请填写", en: "Needed" }) }]
  const send = async (given: Given): Promise<void> => {
    const params = { id: organisation.id }
    const reference = textOrNull(given.reference)
    const works: Readonly<Record<Change, () => Promise<unknown>>> = {
      create: async () => {
        const id = textOrNull(given.id)
        const made = await call("POST /api/organisations", {
          body: {
            ...(id === null ? {} : { id }),
            kind: given.kind,
            parent: organisation.id,
            nameZh: given.nameZh,
            nameEn: textOrNull(given.nameEn),
            shortName: textOrNull(given.shortName),
            ...(given.uscc === undefined ? {} : { uscc: textOrNull(given.uscc) }),
            from: given.from,
          },
        })
        onMade(made.id)
      },
      rename: () =>
        call("POST /api/organisations/:id/rename", {
          params,
          body: {
            nameZh: given.nameZh,
            nameEn: textOrNull(given.nameEn),
            shortName: textOrNull(given.shortName),
            ...(given.uscc === undefined ? {} : { uscc: textOrNull(given.uscc) }),
          },
        }),
      move: () =>
        call("POST /api/organisations/:id/move", {
          params,
          body: { parent: given.parent, from: given.from, reference },
        }),
      membership: () =>
        call("POST /api/organisations/:id/memberships", {
          params,
          body: {
            parent: given.parent,
            kind: given.relation,
            from: given.from,
            to: textOrNull(given.to),
            reference,
          },
        }),
    }
    if (await run(works[change])) onClose()
  }
  const names = change === "create" || change === "rename"
  const below = Object.entries(kindWords).filter(([kind]) => kind !== "nation")
  return (
    <Modal open title={t(titles[change])} onCancel={onClose} footer={null}>
      <Form
        layout="vertical"
        initialValues={{
          from: dayjs().format("YYYY-MM-DD"),
          relation: "park",
          ...(change === "rename"
            ? {
                nameZh: organisation.name.zh,
                nameEn: organisation.name.en === organisation.name.zh ? "" : organisation.name.en,
                shortName: organisation.shortName ?? "",
                ...(organisation.kind === "enterprise" ? { uscc: organisation.uscc ?? "" } : {}),
              }
            : {}),
        }}
        onFinish={(given: Given) => void send(given)}
      >
        {problem === null ? null : <ProblemAlert error={problem} />}
        {change === "create" ? (
          <>
            <Form.Item name="kind" label={t({ zh: "类别", en: "Kind" })} rules={required}>
              <Select options={below.map(([value, words]) => ({ value, label: t(words) }))} />
            </Form.Item>
            <Form.Item
              name="id"
              label={t({ zh: "编号（可不填，由系统给出）", en: "Code (else one is made)" })}
              extra={
                organisation.origin === "invented"
                  ? t({ zh: "虚构单位的编号以 99 开头", en: "Codes of invented places begin with 99" })
                  : null
              }
            >
              <Input maxLength={64} />
            </Form.Item>
          </>
        ) : null}
        {names ? (
          <>
            <Form.Item name="nameZh" label={t({ zh: "中文名称", en: "Chinese name" })} rules={required}>
              <Input maxLength={128} />
            </Form.Item>
            <Form.Item name="shortName" label={t({ zh: "简称", en: "Short name" })}>
              <Input maxLength={128} />
            </Form.Item>
            <Form.Item noStyle shouldUpdate={(before: Given, after: Given) => before.kind !== after.kind}>
              {({ getFieldValue }) =>
                (change === "create" ? getFieldValue("kind") : organisation.kind) === "enterprise" ? (
                  <Form.Item
                    name="uscc"
                    label={t({ zh: "统一社会信用代码", en: "Unified social credit code" })}
                    extra={t({
                      zh: "台账记录按它对应到这家企业",
                      en: "Records of registers find the enterprise by it",
                    })}
                  >
                    <Input maxLength={32} />
                  </Form.Item>
                ) : null
              }
            </Form.Item>
            <Form.Item name="nameEn" label={t({ zh: "英文名称", en: "English name" })}>
              <Input maxLength={128} />
            </Form.Item>
          </>
        ) : (
          <Form.Item
            name="parent"
            label={
              change === "move" ? t({ zh: "新的上级", en: "New parent" }) : t({ zh: "主体", en: "Of / by" })
            }
            rules={required}
          >
            <OrganisationSelect />
          </Form.Item>
        )}
        {change === "membership" ? (
          <Form.Item name="relation" label={t({ zh: "关系", en: "Kind" })}>
            <Select
              options={[
                {
                  value: "park",
                  label: t({ zh: "是该高新区的一个园（一区多园）", en: "A park of that zone" }),
                },
                { value: "entrusted", label: t({ zh: "由其托管", en: "Run by it" }) },
              ]}
            />
          </Form.Item>
        ) : null}
        {change === "rename" ? null : (
          <Form.Item
            name="from"
            label={t({ zh: "自哪一天起", en: "From which day" })}
            rules={required}
            extra={
              change === "move"
                ? t({
                    zh: "连同全部下级立即调整；此前已写入的数据保留当时的隶属。",
                    en: "It moves at once with all below it; what was written before keeps the place of its time.",
                  })
                : null
            }
          >
            <Input type="date" />
          </Form.Item>
        )}
        {change === "membership" ? (
          <Form.Item name="to" label={t({ zh: "至哪一天（可不填）", en: "Until which day (optional)" })}>
            <Input type="date" />
          </Form.Item>
        ) : null}
        {change === "move" || change === "membership" ? (
          <Form.Item name="reference" label={t({ zh: "依据（文号）", en: "Reference (document)" })}>
            <Input maxLength={256} />
          </Form.Item>
        ) : null}
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t({ zh: "确定", en: "Do it" })}
        </Button>
      </Form>
    </Modal>
  )
}
