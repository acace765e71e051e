// The files are laid out by subject in modules of their own, and built and read in one worker: loading is what costs.
import "./more-ugly-headers.ts"
import "./more-ugly-units.ts"
import "./more-ugly-cells.ts"
import "./more-ugly-layouts.ts"
import "./more-ugly-turned.ts"
import "./more-ugly-rows.ts"
import "./more-ugly-periods.ts"
import "./more-ugly-formats.ts"
