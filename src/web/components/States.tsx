import { Button, Empty, Result, Skeleton } from "antd"
import type { ReactNode } from "react"
import { ApiProblem } from "../app/api.ts"
import { type Text, useLanguage } from "../app/language.tsx"

/** What a page shows while it waits. */
export function Loading() {
  const { t } = useLanguage()
  return (
    <output aria-label={t({ zh: "正在载入", en: "Loading" })} style={{ display: "block" }}>
      <Skeleton active paragraph={{ rows: 6 }} />
    </output>
  )
}

/** What a list shows that holds nothing, and what to do about it. */
export function Nothing({ text, children }: { readonly text: Text; readonly children?: ReactNode }) {
  const { t } = useLanguage()
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t(text)}>
      {children}
    </Empty>
  )
}

/** What a page shows when the server refuses or fails: not signed in, not permitted, not found, an error. */
export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t, language } = useLanguage()
  const status = error instanceof ApiProblem ? error.status : 500
  const titles: Readonly<Record<number, Text>> = {
    401: { zh: "请先登录", en: "Sign in first" },
    403: { zh: "没有权限", en: "Not permitted" },
    404: { zh: "没有找到，或者不对您开放", en: "Not found, or not open to you" },
  }
  const texts =
    error instanceof ApiProblem && error.issues.length > 0
      ? error.issues.map((issue) => issue.text[language])
      : [error instanceof Error ? error.message : String(error)]
  return (
    <Result
      status={status === 403 || status === 404 ? status : status === 401 ? "warning" : "error"}
      title={t(titles[status] ?? { zh: "出错了", en: "Something went wrong" })}
      subTitle={texts.map((text) => <div key={text}>{text}</div>)}
      extra={
        status === 401 ? (
          <Button
            type="primary"
            href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}
          >
            {t({ zh: "登录", en: "Sign in" })}
          </Button>
        ) : onRetry === undefined ? null : (
          <Button onClick={onRetry}>{t({ zh: "再试一次", en: "Try again" })}</Button>
        )
      }
    />
  )
}
