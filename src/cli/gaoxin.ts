#!/usr/bin/env node
// The `gaoxin` command: keeps compiled code between runs, which halves the time to start, then runs the program.
import { enableCompileCache } from "node:module"

enableCompileCache()
await import("./main.ts")
