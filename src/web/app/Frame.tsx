import { Link, Outlet, useNavigate, useRouterState } from "@tanstack/react-router"
import { Button, ConfigProvider, Layout, Menu, Tag, theme } from "antd"
import { useEffect, useState } from "react"
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
  const [open, setOpen] = useState(false)
  const path = useRouterState({ select: (state) => state.location.pathname })
  // On a phone the menu lies over the page and goes away once something was chosen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what was chosen
  useEffect(() => setOpen(false), [path])
  // Whoever must change a password or set up a second factor first finds that page, wherever they wanted to go.
  const navigate = useNavigate()
  const held = me?.restriction !== undefined && me?.restriction !== null
  useEffect(() => {
    if (held && !["/account", "/sign-in"].includes(path) && !path.startsWith("/invitation/"))
      void navigate({ to: "/account" })
  }, [held, path, navigate])
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
          gap: narrow ? 8 : 12,
          alignItems: "center",
          paddingInline: narrow ? 8 : 16,
          height: 48,
          lineHeight: "48px",
        }}
      >
        {/* The head is dark in both themes. */}
        <ConfigProvider theme={{ algorithm: [theme.darkAlgorithm, theme.compactAlgorithm] }}>
          {narrow ? (
            <Button
              size="small"
              aria-expanded={open}
              aria-controls="main-menu"
              aria-label={t({ zh: "菜单", en: "Menu" })}
              onClick={() => setOpen(!open)}
            >
              ☰
            </Button>
          ) : null}
          <Link
            to="/"
            style={{ color: "#fff", fontSize: narrow ? 15 : 18, fontWeight: 600, whiteSpace: "nowrap" }}
          >
            {narrow ? "高新" : "高新 Gaoxin"}
          </Link>
          {system?.mode === "demo" ? (
            <Tag color="volcano" style={{ marginInlineEnd: 0, color: "#ffd8bf" }}>
              {narrow
                ? t({ zh: "演示", en: "Demo" })
                : t({ zh: "演示 · 示例账号", en: "Demonstration · invented accounts" })}
            </Tag>
          ) : null}
          <span style={{ flex: 1 }} />
          <Button
            size="small"
            lang={language === "zh" ? "en" : "zh-CN"}
            onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
          >
            {language === "zh" ? (narrow ? "EN" : "English") : narrow ? "中" : "中文"}
          </Button>
          <Button
            size="small"
            aria-label={dark ? t({ zh: "浅色", en: "Light" }) : t({ zh: "深色", en: "Dark" })}
            onClick={() => setDark(!dark)}
          >
            {narrow ? "◐" : dark ? t({ zh: "浅色", en: "Light" }) : t({ zh: "深色", en: "Dark" })}
          </Button>
          <PersonMenu me={me} narrow={narrow} />
        </ConfigProvider>
      </Layout.Header>
      <Layout>
        <Layout.Sider
          breakpoint="lg"
          collapsedWidth={0}
          onBreakpoint={setNarrow}
          collapsed={narrow && !open}
          trigger={null}
          width={176}
          theme={dark ? "dark" : "light"}
          {...(narrow
            ? {
                style: {
                  position: "absolute",
                  zIndex: 10,
                  minHeight: "calc(100% - 48px)",
                  boxShadow: "2px 0 8px #0003",
                },
              }
            : {})}
        >
          <nav id="main-menu" hidden={narrow && !open} aria-label={t({ zh: "主菜单", en: "Main menu" })}>
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
