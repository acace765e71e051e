import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from "@tanstack/react-router"
import { App as AntApp, ConfigProvider, theme } from "antd"
import enUS from "antd/locale/en_US"
import zhCN from "antd/locale/zh_CN"
import dayjs from "dayjs"
import "dayjs/locale/zh-cn"
import { useEffect } from "react"
import { Failure } from "../components/States.tsx"
import { ApiProblem } from "./api.ts"
import { Frame } from "./Frame.tsx"
import { LanguageProvider, useLanguage } from "./language.tsx"
import { pages } from "./pages.ts"
import { ThemeProvider, useDark } from "./theme.tsx"

const root = createRootRoute({
  component: Frame,
  notFoundComponent: () => <Failure error={new ApiProblem(404, location.pathname, [])} />,
  errorComponent: ({ error }) => <Failure error={error} />,
})

const router = createRouter({
  routeTree: root.addChildren(
    pages.map((page) =>
      createRoute({
        getParentRoute: () => root,
        path: page.path,
        component: lazyRouteComponent(page.load),
      }),
    ),
  ),
})

const queries = new QueryClient({
  defaultOptions: {
    // In a closed network the browser may think itself offline; the server is there all the same.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      staleTime: 15_000,
      // A refusal stays a refusal; only a server that is away is asked again.
      retry: (count, error) => count < 2 && !(error instanceof ApiProblem && error.status < 500),
    },
  },
})

function Themed() {
  const { language } = useLanguage()
  const dark = useDark()
  useEffect(() => {
    dayjs.locale(language === "zh" ? "zh-cn" : "en")
  }, [language])
  return (
    <ConfigProvider
      locale={language === "zh" ? zhCN : enUS}
      theme={{
        algorithm: dark ? [theme.darkAlgorithm, theme.compactAlgorithm] : theme.compactAlgorithm,
        token: {
          colorPrimary: "#0b57c2",
          fontSize: 14,
          colorLink: dark ? "#6ea8fe" : "#0b57c2",
          // The library's own secondary text and red are too faint to read for some.
          colorTextSecondary: dark ? "rgba(255, 255, 255, 0.72)" : "rgba(0, 0, 0, 0.7)",
          colorTextDescription: dark ? "rgba(255, 255, 255, 0.72)" : "rgba(0, 0, 0, 0.7)",
          ...(dark ? {} : { colorError: "#cf1322" }),
          motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
        },
      }}
      // A space between two characters would make the name of a button another than its text.
      button={{ autoInsertSpace: false }}
    >
      <AntApp style={{ height: "100%" }}>
        <RouterProvider router={router} />
      </AntApp>
    </ConfigProvider>
  )
}

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <LanguageProvider>
        <ThemeProvider>
          <Themed />
        </ThemeProvider>
      </LanguageProvider>
    </QueryClientProvider>
  )
}
