import { Link, Outlet, useRouterState } from "@tanstack/react-router"
import { Button, Layout, Menu, Tag } from "antd"
import { useState } from "react"
import { useLanguage } from "./language.tsx"
import { useMe, useSystem } from "./me.ts"
import { PersonMenu } from "./PersonMenu.tsx"
import { type PageDefinition, pages } from "./pages.ts"
import { useTheme } from "./theme.tsx"

/** The frame of every page: menu, language, theme, who is signed in, and the mark of a demonstration. */
export function Frame() {
  const { t, language, setLanguage } = useLanguage()
  const { dark, setDark } = useTheme()
  const me = useMe()
  const system = useSystem()
  const [narrow, setNarrow] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const role = me?.active?.role
  const shown = (page: PageDefinition) =>
    page.menu !== undefined && (page.roles === undefined || (role !== undefined && page.roles.includes(role)))
  const item = (page: PageDefinition) => ({
    key: page.path,
    label: <Link to={page.path}>{t(page.title)}</Link>,
  })
  const group = (menu: "main" | "administration") =>
    pages.filter((page) => page.menu === menu && shown(page)).map(item)
  const administration = group("administration")
  const selected = pages
    .filter(
      (page) => page.menu !== undefined && (page.path === "/" ? path === "/" : path.startsWith(page.path)),
    )
    .map((page) => page.path)
    .sort((a, b) => b.length - a.length)
    .slice(0, 1)
  return (
    <Layout style={{ minHeight: "100%" }}>
      <a className="skip-link" href="#content">
        {t({ zh: "跳到正文", en: "Skip to the content" })}
      </a>
      <Layout.Header
        style={{
          display: "flex",
          gap: 12,
          alignItems: "center",
          paddingInline: 16,
          height: 48,
          lineHeight: "48px",
        }}
      >
        <Link to="/" style={{ color: "#fff", fontSize: 18, fontWeight: 600, whiteSpace: "nowrap" }}>
          高新 Gaoxin
        </Link>
        {system?.mode === "demo" ? (
          <Tag color="volcano" style={{ marginInlineEnd: 0 }}>
            {t({ zh: "演示 · 示例账号", en: "Demonstration" })}
          </Tag>
        ) : null}
        <span style={{ flex: 1 }} />
        <Button
          size="small"
          ghost
          lang={language === "zh" ? "en" : "zh-CN"}
          onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
        >
          {language === "zh" ? "English" : "中文"}
        </Button>
        <Button size="small" ghost onClick={() => setDark(!dark)}>
          {dark ? t({ zh: "浅色", en: "Light" }) : t({ zh: "深色", en: "Dark" })}
        </Button>
        <PersonMenu me={me} />
      </Layout.Header>
      <Layout>
        <Layout.Sider
          breakpoint="lg"
          collapsedWidth={0}
          onBreakpoint={setNarrow}
          width={176}
          theme={dark ? "dark" : "light"}
          zeroWidthTriggerStyle={{ top: 4 }}
        >
          <nav aria-label={t({ zh: "主菜单", en: "Main menu" })}>
            <Menu
              theme={dark ? "dark" : "light"}
              mode="inline"
              selectedKeys={selected}
              items={[
                ...group("main"),
                ...(administration.length === 0
                  ? []
                  : [
                      {
                        type: "group" as const,
                        key: "administration",
                        label: t({ zh: "管理", en: "Administration" }),
                        children: administration,
                      },
                    ]),
              ]}
            />
          </nav>
        </Layout.Sider>
        <Layout.Content id="content" role="main" style={{ padding: narrow ? 12 : 16, minWidth: 0 }}>
          <Outlet />
        </Layout.Content>
      </Layout>
    </Layout>
  )
}
