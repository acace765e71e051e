import { createRoot } from "react-dom/client"
import "../app/base.css"
import { OfflineApp } from "./OfflineApp.tsx"

const root = document.getElementById("root")
if (root === null) throw new Error("index.html has no #root")
createRoot(root).render(<OfflineApp />)
