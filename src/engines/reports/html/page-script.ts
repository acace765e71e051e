/**
 * The one script of a report, as text: its digest is in the page's security policy. It switches the language, sorts
 * tables and draws the profile of the chosen entity. All texts from data go through `textContent`.
 */
export const pageScript = `"use strict";
(function () {
  var root = document.documentElement;
  var byId = function (id) { return document.getElementById(id); };
  var all = function (selector, inside) { return Array.prototype.slice.call((inside || document).querySelectorAll(selector)); };

  function speak(language) {
    root.classList.remove("zh", "en");
    root.classList.add(language);
    root.lang = language === "zh" ? "zh-CN" : "en";
    document.title = root.getAttribute("data-title-" + language);
    all("[data-language]").forEach(function (button) {
      button.setAttribute("aria-pressed", String(button.getAttribute("data-language") === language));
    });
  }
  all("[data-language]").forEach(function (button) {
    button.addEventListener("click", function () { speak(button.getAttribute("data-language")); });
  });

  function sortKey(cell) {
    if (!cell || cell.classList.contains("none")) return null;
    var text = cell.getAttribute("data-sort") || cell.title || cell.textContent.trim();
    var number = Number(text.replace(/,/g, ""));
    return text === "" || isNaN(number) ? text : number;
  }
  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
  }
  function sortBy(button) {
    var head = button.closest("th");
    var table = head.closest("table");
    var down = head.getAttribute("aria-sort") === "ascending";
    var column = head.cellIndex;
    var rows = all("tr", table.tBodies[0]).map(function (row, i) { return { row: row, key: sortKey(row.cells[column]), i: i }; });
    rows.sort(function (a, b) {
      if (a.key === null || b.key === null) return a.key === b.key ? a.i - b.i : a.key === null ? 1 : -1;
      return (down ? compare(b.key, a.key) : compare(a.key, b.key)) || a.i - b.i;
    });
    var ordered = document.createDocumentFragment();
    rows.forEach(function (entry) { ordered.appendChild(entry.row); });
    table.tBodies[0].appendChild(ordered);
    all("th", table.tHead).forEach(function (other) { other.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button.sort");
    if (button) sortBy(button);
  });

  var data = JSON.parse(byId("profile-data").textContent);
  var words = data.words;
  var compared = data.ranked >= 2;
  var select = byId("entity");
  var body = byId("profile-body");

  function element(name, className, children) {
    var made = document.createElement(name);
    if (className) made.className = className;
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      if (child === null || child === false) return;
      made.appendChild(typeof child === "object" ? child : document.createTextNode(String(child)));
    });
    return made;
  }
  function bilingual(text) {
    if (text.zh === text.en) return element("span", "", text.zh);
    var zh = element("span", "", text.zh);
    var en = element("span", "", text.en);
    zh.lang = "zh";
    en.lang = "en";
    return element("span", "", [zh, en]);
  }
  function show(value, decimals) {
    var parts = value.toFixed(decimals).replace("-", "").split(".");
    parts[0] = parts[0].replace(/\\B(?=(\\d{3})+$)/g, ",");
    return (value < 0 && Number(value.toFixed(decimals)) !== 0 ? "-" : "") + parts.join(".");
  }
  function sensible(value) {
    var size = Math.abs(value);
    if (Number.isInteger(value) || size >= 1000) return 0;
    return size >= 100 ? 1 : size >= 1 ? 2 : Math.min(12, 3 - Math.floor(Math.log10(size)));
  }
  function numberCell(value, decimals) {
    var there = value !== null && value !== undefined;
    var cell = element("td", there ? "n" : "n none", there ? show(value, decimals === undefined ? sensible(value) : decimals) : "\\u2014");
    if (there) cell.title = String(value);
    return cell;
  }
  function at(column, position) { return column === undefined || column[position] === undefined ? null : column[position]; }
  function weightOf(node, position) { return Array.isArray(node.weight) ? at(node.weight, position) : node.weight; }

  var vector = "http://www.w3.org/2000/svg";
  function shape(name, className, attributes) {
    var made = document.createElementNS(vector, name);
    made.setAttribute("class", className);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    return made;
  }
  function gauge(node, value) {
    var ends = [0, node.low, node.best, value].concat(data.range).filter(function (end) { return end !== null; });
    var low = Math.min.apply(null, ends);
    var high = Math.max.apply(null, ends);
    var x = function (v) { return high === low ? 5 : 5 + ((v - low) / (high - low)) * 160; };
    var svg = shape("svg", "gauge", { viewBox: "0 0 170 14", "aria-hidden": "true" });
    svg.appendChild(shape("rect", "track", { x: 5, y: 3, width: 160, height: 8 }));
    if (value !== null) svg.appendChild(shape("rect", "value", { x: Math.min(x(0), x(value)), y: 3, width: Math.abs(x(value) - x(0)), height: 8 }));
    if (node.median !== null) svg.appendChild(shape("line", "median", { x1: x(node.median), x2: x(node.median), y1: 0, y2: 14 }));
    if (node.best !== null) {
      var b = x(node.best);
      svg.appendChild(shape("path", "best", { d: "M" + (b - 4) + " 7L" + b + " 3L" + (b + 4) + " 7L" + b + " 11Z" }));
    }
    return svg;
  }
  function headRow(texts) {
    return element("thead", "", element("tr", "", texts.map(function (text) {
      var th = element("th", text.numeric ? "n" : "", bilingual(words[text.word]));
      th.scope = "col";
      return th;
    })));
  }
  function column(word, numeric) { return { word: word, numeric: numeric === true }; }
  function tableBox(head, rows) { return element("div", "scroll", element("table", "", [headRow(head), element("tbody", "", rows)])); }
  function weightCell(node, position) {
    var weight = weightOf(node, position);
    return weight === null ? element("td", "n unknown", bilingual(words.unknownWeight)) : numberCell(weight, 4);
  }
  function comparison(node, position, decimals) {
    return compared ? [numberCell(node.median, decimals), numberCell(node.best, decimals), numberCell(at(node.ranks, position), 0)] : [];
  }
  var comparisonHead = compared ? [column("median", true), column("best", true), column("rank", true)] : [];

  function card(entity, position) {
    var fact = function (word, value) { return element("span", "", [bilingual(words[word]), bilingual(words.colon), value]); };
    var rank = entity.rank === null ? "\\u2014" : entity.rank + " / " + data.ranked;
    return element("div", "card", [
      element("strong", "", element("bdi", "", entity.name)),
      fact("code", entity.code),
      entity.class === null ? null : fact("class", entity.class),
      fact("rank", rank),
      entity.classRank === null ? null : fact("classRank", String(entity.classRank)),
      fact("score", entity.score === null ? "\\u2014" : show(entity.score, data.decimals)),
    ].concat(data.intervals.map(function (interval) {
      var best = at(interval.best, position);
      return best === null ? null : element("span", "", [bilingual(interval.name), bilingual(words.colon), best + "\\u2013" + at(interval.worst, position)]);
    }), entity.note ? [element("span", "tag gap", bilingual(entity.status))] : []));
  }
  function farthest(position) {
    var gaps = data.indicators.map(function (node, i) {
      var score = at(node.scores, position);
      var weight = weightOf(node, position);
      return { i: i, gap: score === null || node.best === null ? 0 : (node.best - score) * (weight === null ? 0 : weight) };
    }).filter(function (entry) { return entry.gap > 0; });
    gaps.sort(function (a, b) { return b.gap - a.gap || a.i - b.i; });
    return gaps.slice(0, 3).map(function (entry) { return entry.i; });
  }
  function draw() {
    var position = Number(select.value);
    var entity = data.entities[position];
    if (!entity) return;
    var groups = data.groups.map(function (node) {
      var label = element("th", "depth" + Math.min(node.depth, 6), bilingual(node.label));
      label.scope = "row";
      var score = at(node.scores, position);
      return element("tr", "", [label, numberCell(score, data.decimals), element("td", "", gauge(node, score))].concat(comparison(node, position, data.decimals), [weightCell(node, position)]));
    });
    var gaps = farthest(position);
    var hasUsed = data.indicators.some(function (node) { return node.used !== undefined; });
    var indicators = data.indicators.map(function (node, i) {
      var tags = (node.marks[position] || []).map(function (mark) { return element("span", "tag", bilingual(words[mark])); });
      if (node.reverse) tags.unshift(element("span", "tag", bilingual(words.reverse)));
      if (gaps.indexOf(i) >= 0) tags.push(element("span", "tag gap", bilingual(words.gap)));
      var label = element("th", "", [bilingual(node.label)].concat(tags));
      label.scope = "row";
      var score = at(node.scores, position);
      return element("tr", "", [label, element("td", "", node.unit), numberCell(at(node.raw, position)), hasUsed ? numberCell(node.used && position in node.used ? node.used[position] : at(node.raw, position)) : null, numberCell(score, data.normalisedDecimals), element("td", "", gauge(node, score))].concat(comparison(node, position, data.normalisedDecimals), [weightCell(node, position)]));
    });
    body.textContent = "";
    body.appendChild(card(entity, position));
    body.appendChild(element("p", "note", bilingual(compared ? words.barLegend : words.barLegendAlone)));
    body.appendChild(element("h3", "", bilingual(words.groups)));
    body.appendChild(tableBox([column("group"), column("score", true), column("position")].concat(comparisonHead, [column("weight", true)]), groups));
    body.appendChild(element("h3", "", bilingual(words.indicators)));
    body.appendChild(tableBox([column("indicator"), column("unit"), column("raw", true)].concat(hasUsed ? [column("used", true)] : [], [column("normalised", true), column("position")], comparisonHead, [column("weight", true)]), indicators));
    byId("previous").disabled = select.selectedIndex <= 0;
    byId("next").disabled = select.selectedIndex >= select.options.length - 1;
  }
  function step(by) {
    select.selectedIndex = Math.max(0, Math.min(select.options.length - 1, select.selectedIndex + by));
    draw();
  }
  select.addEventListener("change", draw);
  byId("previous").addEventListener("click", function () { step(-1); });
  byId("next").addEventListener("click", function () { step(1); });
  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[data-entity]");
    if (!link) return;
    select.value = link.getAttribute("data-entity");
    draw();
  });
  draw();
})();
`
