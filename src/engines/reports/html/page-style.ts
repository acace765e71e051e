/** The style sheet of a report: light, thin rules, deep blue; for wide and narrow screens and A4 paper. */
export const pageStyle = `
:root{--main:#1f4e8c;--deep:#12315c;--rule:#cfd6df;--pale:#f3f6fa;--text:#20262e;--soft:#566070;--accent:#b4232c;color-scheme:light}
*{box-sizing:border-box}
html{font-size:15px;scroll-behavior:smooth}
body{margin:0;color:var(--text);background:#fff;font-family:'Noto Sans SC','Noto Sans CJK SC','Microsoft YaHei','PingFang SC',sans-serif;line-height:1.65}
html.zh body [lang="en"],html.en body [lang="zh"]{display:none!important}
.page{max-width:1180px;margin:0 auto;padding:0 24px 48px}
a{color:var(--main);text-decoration:none}a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
header{border-top:5px solid var(--main);border-bottom:1px solid var(--main);padding:14px 0 18px;text-align:center}
.top{display:flex;justify-content:space-between;align-items:center;gap:12px;flex-wrap:wrap;font-size:.87rem;color:var(--soft)}
h1{margin:14px 0 4px;font-size:1.9rem;line-height:1.35;color:var(--deep);letter-spacing:.04em;text-wrap:balance}
.subtitle{margin:0;color:var(--soft)}
.document-notice{display:inline-block;margin:10px 0 0;padding:2px 14px;border:1px solid var(--accent);color:var(--accent);font-weight:600}
.badge{display:inline-block;padding:1px 10px;border-radius:2px;border:1px solid var(--main);color:var(--main);font-weight:600;background:#fff}
.badge.invented{border-color:var(--accent);background:var(--accent);color:#fff}
button,select{font:inherit;color:inherit;background:#fff;border:1px solid var(--rule);border-radius:2px;padding:3px 10px;cursor:pointer}
button[aria-pressed="true"]{background:var(--main);border-color:var(--main);color:#fff}
.languages{display:inline-flex}.languages button+button{border-left:0}
nav{padding:10px 0;border-bottom:1px solid var(--rule);font-size:.93rem}
nav ol{list-style:none;display:flex;flex-wrap:wrap;gap:2px 18px;margin:0;padding:0}
section{margin-top:34px}
h2{margin:0 0 14px;padding-bottom:5px;border-bottom:1px solid var(--main);font-size:1.25rem;color:var(--main)}
h3{margin:22px 0 8px;font-size:1.05rem;color:var(--deep)}
h3 small{font-weight:400;color:var(--soft);margin-left:8px}
p{margin:8px 0}
.note{color:var(--soft);font-size:.9rem}
.notice{border-left:4px solid var(--accent);background:#fdf4f3;padding:8px 14px}
.facts{display:grid;grid-template-columns:repeat(5,1fr);margin:0 0 14px;border-top:1px solid var(--rule);border-left:1px solid var(--rule)}
.facts div{padding:8px 12px;border-right:1px solid var(--rule);border-bottom:1px solid var(--rule)}
dt{color:var(--soft);font-size:.87rem}dd{margin:0;font-weight:600;overflow-wrap:anywhere}
.digests div{display:flex;gap:14px;padding:5px 0;border-bottom:1px solid var(--rule)}.digests dt{flex:0 0 150px}.digests dd{font-weight:400}
.scroll,.picture{overflow-x:auto}
.scroll.tall{max-height:640px;overflow-y:auto;border-bottom:1px solid var(--rule)}
table{border-collapse:collapse;width:100%;font-size:.92rem;border-top:2px solid var(--main);border-bottom:1px solid var(--main)}
th,td{padding:5px 7px;text-align:left;border-bottom:1px solid #e6eaf0;vertical-align:middle}
thead th{background:var(--pale);color:var(--deep);border-bottom:1px solid var(--main);font-weight:600;vertical-align:bottom;min-width:4.9em}
.tall thead th{position:sticky;top:0;z-index:1}
tbody th{font-weight:400;min-width:11em}
th.n,td.n{text-align:right;font-variant-numeric:tabular-nums}
td.n,td.code{white-space:nowrap}td.name{min-width:9em;max-width:24em;overflow-wrap:anywhere}td.wide{min-width:11em;overflow-wrap:anywhere}
.whole{white-space:nowrap}td.none{color:#98a1ad}
tbody tr:hover{background:#f7f9fc}
tbody.below td{background:#faf7f2;color:var(--soft)}
tbody.below tr:first-child td{border-top:1px solid var(--main)}
.depth1{padding-left:2em}.depth2{padding-left:3.6em}.depth3{padding-left:5.2em}.depth4{padding-left:6.8em}.depth5{padding-left:8.4em}.depth6{padding-left:10em}
.unknown{color:var(--accent)}
td.error{color:#fff;background:var(--accent);white-space:nowrap}td.warning{color:var(--accent);white-space:nowrap}td.info{color:var(--soft);white-space:nowrap}
button.sort{position:relative;border:0;background:none;padding:0 1em 0 0;font-weight:inherit;text-align:inherit}th.n button.sort{padding:0 0 0 1em}
button.sort::after{content:"\\2195";position:absolute;right:0;bottom:0;color:#a7b1bf;font-size:.8em}th.n button.sort::after{right:auto;left:0}
[aria-sort="ascending"] button.sort::after{content:"\\2191";color:var(--main)}[aria-sort="descending"] button.sort::after{content:"\\2193";color:var(--main)}
svg.bar{display:block;width:84px;height:10px;fill:var(--main)}
svg.gauge{display:block;width:170px;height:14px}
.gauge .track{fill:#e8ecf2}.gauge .value{fill:var(--main)}.gauge .median{stroke:var(--text);stroke-width:2}.gauge .best{fill:var(--accent)}
figure{margin:6px 0 14px}figcaption{color:var(--soft);font-size:.9rem;text-align:center}
svg.chart{display:block;margin:0 auto;max-width:100%;min-width:700px;height:auto}svg.chart.broad{max-width:none}
details{margin:8px 0;border:1px solid var(--rule)}summary{cursor:pointer;padding:6px 12px;background:var(--pale);color:var(--deep)}
details>.scroll,details>pre{margin:0}
pre{margin:8px 0;padding:10px 14px;background:var(--pale);overflow:auto;font-size:.87rem}
code,pre{font-family:'Noto Sans Mono CJK SC',Consolas,monospace}code{color:var(--soft);font-size:.9em;overflow-wrap:anywhere}
.chooser{display:flex;flex-wrap:wrap;gap:8px;align-items:center}.chooser select{max-width:100%;min-width:14em}
.card{display:flex;flex-wrap:wrap;gap:4px 26px;margin:14px 0 0;padding:10px 14px;background:var(--pale);border-left:4px solid var(--main)}
.card strong{font-size:1.1rem;color:var(--deep)}
.tag{display:inline-block;margin-left:6px;padding:0 6px;font-size:.8rem;border:1px solid var(--soft);color:var(--soft);white-space:nowrap}
.tag.gap{border-color:var(--accent);color:var(--accent)}
footer{margin-top:40px;padding-top:10px;border-top:1px solid var(--main);color:var(--soft);font-size:.87rem}
.watermark{position:fixed;inset:0;z-index:5;pointer-events:none;overflow:hidden;display:grid;grid-template-columns:repeat(3,1fr);grid-template-rows:repeat(4,1fr);place-items:center;user-select:none}
.watermark span{transform:rotate(-24deg);font-size:1.45rem;font-weight:600;color:var(--accent);opacity:.08;white-space:nowrap}
@media (max-width:900px){.facts{grid-template-columns:repeat(3,1fr)}}
@media (max-width:640px){html{font-size:14px}.page{padding:0 12px 32px}h1{font-size:1.45rem}.facts{grid-template-columns:repeat(2,1fr)}.digests div{display:block}nav ol{flex-wrap:nowrap;overflow-x:auto;white-space:nowrap}.watermark{grid-template-columns:1fr;grid-template-rows:repeat(5,1fr)}.watermark span{font-size:1.1rem}.watermark span:nth-child(n+6){display:none}.chooser select{width:100%}}
@page{size:A4;margin:14mm 12mm}
@media print{html{font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}.page{max-width:none;padding:0}nav,.languages,.chooser{display:none}.scroll,.picture,.scroll.tall{overflow:visible;max-height:none}svg.chart,svg.chart.broad{min-width:0;max-width:100%}table{font-size:8pt}th,td{padding:2px 4px}thead th{position:static!important;min-width:0}button.sort::after{content:none!important}.whole{white-space:normal}td.name{min-width:0}td.wide{min-width:9em;overflow-wrap:break-word}tr,figure{break-inside:avoid}h2,h3{break-after:avoid}th.graphic,td.graphic{display:none}button.sort,th.n button.sort{padding:0}svg.bar{width:60px}svg.gauge{width:110px}a{color:inherit}tbody th{min-width:0}}
`
