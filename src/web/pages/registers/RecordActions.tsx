import { Link } from "@tanstack/react-router"
import { Button, Modal, Upload } from "antd"
import { useState } from "react"
import { call } from "../../app/api.ts"
import { type Text, useLanguage } from "../../app/language.tsx"
import { useAction } from "../../app/use-action.ts"
import { Field } from "../../components/Field.tsx"
import { ProblemAlert } from "../../components/ProblemAlert.tsx"
import type { RecordView, Register } from "./register-words.ts"

type Deed = "sign-off" | "query" | "withdraw"

const deeds: Readonly<
  Record<Deed, Text & { readonly route: `POST /api/registers/:register/records/:id/${Deed}` }>
> = {
  "sign-off": { zh: "审核通过", en: "Sign off", route: "POST /api/registers/:register/records/:id/sign-off" },
  query: { zh: "质疑", en: "Query", route: "POST /api/registers/:register/records/:id/query" },
  withdraw: { zh: "撤销", en: "Withdraw", route: "POST /api/registers/:register/records/:id/withdraw" },
}

/** What the reader may do with a record; each asks for its reason and becomes one line of the history. */
export function RecordActions({
  register,
  record,
}: {
  readonly register: Register
  readonly record: RecordView
}) {
  const { t } = useLanguage()
  const [asked, setAsked] = useState<Deed | null>(null)
  const upload = useAction()
  if (record.state === "withdrawn") return null
  const attach = (file: File) => {
    const form = new FormData()
    form.append("file", file)
    void upload.run(() =>
      call("POST /api/registers/:register/records/:id/proof", {
        params: { register: register.id, id: record.id },
        form,
      }),
    )
  }
  return (
    <>
      {record.mayCheck ? (
        <>
          {record.state === "signed-off" ? null : (
            <Button type="primary" onClick={() => setAsked("sign-off")}>
              {t(deeds["sign-off"])}
            </Button>
          )}
          {record.state === "queried" ? null : (
            <Button onClick={() => setAsked("query")}>{t(deeds.query)}</Button>
          )}
        </>
      ) : null}
      {record.mayEdit ? (
        <>
          <Link
            to="/registers/$register/records/$id/change"
            params={{ register: register.id, id: record.id }}
          >
            <Button tabIndex={-1}>{t({ zh: "修改", en: "Change" })}</Button>
          </Link>
          {register.proof === "none" ? null : (
            <Upload
              showUploadList={false}
              beforeUpload={(file) => {
                attach(file)
                return false
              }}
            >
              <Button loading={upload.busy}>
                {record.proof === null
                  ? t({ zh: "上传佐证", en: "Attach a document" })
                  : t({ zh: "更换佐证", en: "Replace the document" })}
              </Button>
            </Upload>
          )}
          <Button danger onClick={() => setAsked("withdraw")}>
            {t(deeds.withdraw)}
          </Button>
        </>
      ) : null}
      {upload.problem === null ? null : (
        <div style={{ flexBasis: "100%" }}>
          <ProblemAlert error={upload.problem} />
        </div>
      )}
      {asked === null ? null : (
        <Dialog deed={asked} register={register} record={record} onClose={() => setAsked(null)} />
      )}
    </>
  )
}

function Dialog({
  deed,
  register,
  record,
  onClose,
}: {
  readonly deed: Deed
  readonly register: Register
  readonly record: RecordView
  readonly onClose: () => void
}) {
  const { t } = useLanguage()
  const [reason, setReason] = useState("")
  const action = useAction()
  const needed = deed !== "sign-off"
  const said = reason.trim()
  const send = async () => {
    const done = await action.run(() =>
      call(deeds[deed].route, {
        params: { register: register.id, id: record.id },
        body: { version: record.version, reason: said === "" ? t(deeds[deed]) : said },
      }),
    )
    if (done) onClose()
  }
  return (
    <Modal
      open
      title={`${t(deeds[deed])} · ${record.name}`}
      onCancel={onClose}
      onOk={() => void send()}
      okText={t(deeds[deed])}
      okButtonProps={{
        loading: action.busy,
        danger: deed === "withdraw",
        disabled: needed && said.length < 2,
      }}
    >
      <p>
        {t(
          {
            "sign-off": {
              zh: "确认记录与佐证相符。此后一经修改，须再审核。",
              en: "The record agrees with its document. Once changed it has to be signed off again.",
            },
            query: {
              zh: "写明哪里不符；登记机构更正后再审。",
              en: "Say what does not agree; the keeper corrects it and it is looked at again.",
            },
            withdraw: {
              zh: "撤销后不再计数，历史保留，不能恢复；需要时重新登记。",
              en: "It is no longer counted; its history stays and it cannot come back, only be entered anew.",
            },
          }[deed],
        )}
      </p>
      <Field
        label={
          needed
            ? t({ zh: "理由（必填）", en: "Reason (required)" })
            : t({ zh: "说明（可不填）", en: "Remark (may be left out)" })
        }
      >
        <textarea
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
      {action.problem === null ? null : <ProblemAlert error={action.problem} />}
    </Modal>
  )
}
