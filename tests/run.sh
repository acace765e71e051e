#!/usr/bin/env bash
# npm test: formatting, lint and types, then every test; ends with one plain line of counts.
set -uo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/node_modules/.bin:$PATH"

# Pages are tested in a real browser without a window and with Chinese fonts: Debian's packages.
fonts() { find /usr/share/fonts -iname 'NotoSansCJK*' -print -quit 2>/dev/null; }
if ! command -v chromium-headless-shell >/dev/null 2>&1 || [ -z "$(fonts)" ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    apt-get update -qq &&
      DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-headless-shell fonts-noto-cjk >/dev/null || exit 1
  else
    echo "The tests need a browser and Chinese fonts: apt-get install chromium-headless-shell fonts-noto-cjk" >&2
    exit 1
  fi
fi

npm run --silent check || exit 1
report=$(mktemp)
trap 'rm -f "$report"' EXIT
vitest run --reporter=default --reporter=json --outputFile.json="$report"
rc=$?
node -e '
  const r = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"))
  console.log(`${r.numPassedTests} passed, ${r.numFailedTests} failed`)
' "$report" || rc=1
exit "$rc"
