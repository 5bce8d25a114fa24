/* Any disclosures side by side. What is chosen stands in the address (?d=区划/部门/年度&d=…); the
   figures come from the compare.json of each. Amounts are exact: whole numbers (BigInt) of the
   smallest decimal that was printed, never floating point. */
import { apart } from "./search/apart.js";

(function () {
  "use strict";
  var list = document.getElementById("compare-list");
  var box = document.getElementById("compare");
  if (!list || !box || typeof BigInt === "undefined" || !window.URLSearchParams) return;
  var status = document.getElementById("compare-chosen");
  var bar = document.getElementById("compare-bar");
  var result = document.getElementById("compare-result");
  var rows = {};
  var loaded = {};
  var chosen = [];
  var turn = 0;

  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (attributes[name] !== null) element.setAttribute(name, attributes[name]);
    });
    [].concat(children === undefined ? [] : children).forEach(function (child) {
      element.append(typeof child === "string" ? apart(child) : child);
    });
    return element;
  }

  /* --- Exact amounts: {n: BigInt, places} is n / 10^places of 元 ------------------------------- */

  function power(exponent) {
    return BigInt(10) ** BigInt(exponent);
  }

  function read(text, exponent) {
    var match = /^(-?)([0-9]+)(?:\.([0-9]+))?$/.exec(text);
    if (!match || exponent === undefined) return null;
    var decimals = match[3] || "";
    var n = BigInt(match[1] + match[2] + decimals);
    var places = decimals.length - exponent;
    return places < 0 ? { n: n * power(-places), places: 0 } : { n: n, places: places };
  }

  function aligned(a, b) {
    var places = Math.max(a.places, b.places);
    return [a.n * power(places - a.places), b.n * power(places - b.places), places];
  }

  function minus(a, b) {
    var both = aligned(a, b);
    return { n: both[0] - both[1], places: both[2] };
  }

  function plus(a, b) {
    var both = aligned(a, b);
    return { n: both[0] + both[1], places: both[2] };
  }

  function digits(value, exponent) {
    var negative = value.n < BigInt(0);
    var text = String(negative ? -value.n : value.n);
    var places = value.places + exponent;
    if (text.length <= places) text = "0".repeat(places - text.length + 1) + text;
    var whole = places ? text.slice(0, -places) : text;
    var decimals = places ? text.slice(-places) : "";
    while (decimals.length > 2 && decimals.endsWith("0")) decimals = decimals.slice(0, -1);
    return (negative ? "-" : "") + whole + (decimals ? "." + decimals : "");
  }

  /* The change in percent with one decimal, halves rounded up; "" where there was nothing before. */
  function percent(now, before) {
    var both = aligned(now, before);
    if (both[1] <= BigInt(0)) return "";
    var grown = both[0] - both[1];
    var size = grown < BigInt(0) ? -grown : grown;
    var tenths = (size * BigInt(2000) + both[1]) / (BigInt(2) * both[1]);
    var sign = grown > BigInt(0) ? "+" : grown < BigInt(0) ? "-" : "";
    if (!tenths && size) return sign + "<0.1%";
    return sign + tenths / BigInt(10) + "." + (tenths % BigInt(10)) + "%";
  }

  /* --- One table: lines of all disclosures by key, in the unit of the first ------------------- */

  function bare(name) {
    return name.replace(/\s/g, "");
  }

  /* entries: for each disclosure its lines [key, code, name, [text, unit, computed]], or null. */
  function gather(entries) {
    var found = new Map();
    entries.forEach(function (lines, column) {
      (lines || []).forEach(function (line) {
        if (!found.has(line[0])) {
          found.set(line[0], { code: line[1], name: line[2], cells: [], remark: "" });
        }
        found.get(line[0]).cells[column] = line[3];
      });
    });
    return Array.from(found.values());
  }

  /* Projects of another code are the same line when their names are, and are nobody else's. */
  function gatherProjects(entries) {
    var found = [];
    entries.forEach(function (lines, column) {
      var names = {};
      (lines || []).forEach(function (line) { names[bare(line[2])] = (names[bare(line[2])] || 0) + 1; });
      (lines || []).forEach(function (line) {
        var name = bare(line[2]);
        var same = found.filter(function (row) { return row.key === line[0]; });
        if (!same.length && name && names[name] === 1) {
          same = found.filter(function (row) { return bare(row.name) === name && !row.cells[column]; });
          if (same.length !== 1 || same[0].mixed) same = [];
          else if (lines.some(function (other) { return other[0] === same[0].key; })) same = [];
          else same[0].remark = "同名，编码不同";
        }
        var row = same[0];
        if (!row) {
          row = { key: line[0], code: line[1], name: line[2], cells: [], remark: "", mixed: false };
          row.mixed = names[name] > 1;
          found.push(row);
        }
        row.cells[column] = line[3];
      });
    });
    return found;
  }

  function unitOf(entries) {
    var units = [];
    entries.forEach(function (lines) {
      (lines || []).forEach(function (line) {
        if (line[3][1] && units.indexOf(line[3][1]) < 0) units.push(line[3][1]);
      });
    });
    return units;
  }

  var UNKNOWN = []; // of a sum that cannot be made: an amount is blank or in an unknown unit

  function cell(found, unit, exponents) {
    if (found === UNKNOWN) {
      return make("td", { class: "mz-num", "data-state": "unknown" }, make("small", {}, "不能相加"));
    }
    if (!found) return make("td", { class: "mz-num", "data-state": "absent" }, make("small", {}, "无"));
    var value = read(found[0], exponents[found[1]]);
    if (!found[0]) return make("td", { class: "mz-num", "data-state": "blank" });
    var same = found[1] === unit || !value || exponents[unit] === undefined;
    var text = same ? found[0] : digits(value, exponents[unit]);
    if (same && found[1] !== unit) text += " " + found[1];
    var made = make("td", { class: "mz-num", title: same ? null : "原文是 " + found[0] + " " + found[1] }, text);
    if (found[2]) made.append(" ", make("small", { class: "mz-derived" }, "推算"));
    return made;
  }

  /* Of the columns that have the table; all are held against the first of them. */
  function differences(row, columns, exponents, unit) {
    var values = columns.map(function (i) {
      return row.cells[i] && read(row.cells[i][0], exponents[row.cells[i][1]]);
    });
    var first = values[0], cells = [];
    values.slice(1).forEach(function (other) {
      if (!first || !other || exponents[unit] === undefined) {
        cells.push(make("td", { class: "mz-num" }), make("td", { class: "mz-num" }));
        return;
      }
      var apart = minus(other, first);
      if (apart.n) row.differs = true;
      var sign = apart.n > BigInt(0) ? "+" : "";
      cells.push(
        make("td", { class: "mz-num" }, sign + digits(apart, exponents[unit])),
        make("td", { class: "mz-num" }, percent(other, first))
      );
    });
    var states = columns.map(function (i) { return row.cells[i] ? row.cells[i][0] : null; });
    if (states.some(function (text) { return (text === null) !== (states[0] === null) || !text !== !states[0]; })) {
      row.differs = true;
    }
    return cells;
  }

  function letter(i) {
    return i < 26 ? String.fromCharCode(65 + i) : String(i + 1);
  }

  function letters(columns) {
    return columns.map(letter).join("、");
  }

  function table(id, title, head, lines, entries, items, exponents) {
    var all = items.map(function (_, i) { return i; });
    var columns = all.filter(function (i) { return entries[i]; });
    var without = all.filter(function (i) { return !entries[i]; });
    var what = id === "compare-projects" ? "项目" : "此表";
    if (items.length > 1 && columns.length === 1) {
      var said = "只有 " + letters(columns) + " 有" + what + "，" + letters(without) + " 没有，无从比较。";
      return [make("h2", { id: id }, title), make("p", {}, said)];
    }
    var units = unitOf(entries);
    var unit = units[0] || "";
    var coded = id !== "compare-projects" && lines.some(function (row) { return row.code; });
    var heads = [];
    if (coded) heads.push(make("th", { scope: "col" }, "编码"));
    heads.push(make("th", { scope: "col", class: "mz-name" }, head));
    columns.forEach(function (i) {
      var full = make("small", { class: "mz-compare__head" }, items[i].name + items[i].year + "年");
      heads.push(make("th", { scope: "col" }, [letter(i) + " ", full]));
    });
    columns.slice(1).forEach(function (i) {
      var words = letter(i) + " 比 " + letter(columns[0]);
      heads.push(make("th", { scope: "col", class: "mz-change" }, words + "（" + unit + "）"));
      heads.push(make("th", { scope: "col", class: "mz-change" }, words + "（%）"));
    });
    var body = make("tbody");
    lines.forEach(function (row) {
      var name = make("th", { scope: "row", class: "mz-name" }, row.name || row.code || "（无名称）");
      if (!coded && row.code) name.append(" ", make("small", { class: "mz-code" }, row.code));
      if (row.remark) name.append(" ", make("small", { class: "mz-state" }, row.remark));
      var cells = coded ? [make("td", { class: "mz-code" }, row.code)] : [];
      cells.push(name);
      columns.forEach(function (i) { cells.push(cell(row.cells[i], unit, exponents)); });
      cells = cells.concat(differences(row, columns, exponents, unit));
      var made = make("tr", { "data-words": (row.code + " " + row.name).toLowerCase() });
      if (row.total) made.className = "mz-row--total";
      if (!row.differs) made.setAttribute("data-same", "");
      cells.forEach(function (one) { made.append(one, " "); });
      body.append(made);
    });
    var wide = columns.length > 2;
    var headRow = make("tr");
    heads.forEach(function (one) { headRow.append(one, " "); });
    var sheet = make("div", {
      class: "mz-sheet mz-versus" + (wide ? " mz-sheet--wide" : ""),
      role: "region", tabindex: "0", "aria-labelledby": id,
    }, make("table", { class: "mz-table" }, [
      make("caption", { class: "mz-hidden" }, title + "，单位：" + unit),
      make("thead", {}, headRow), body,
    ]));
    var others = units.slice(1).filter(function (other) { return exponents[other] !== undefined; });
    var strange = units.filter(function (other) { return exponents[other] === undefined; });
    var note = "单位：" + unit + "。空格是原文空白，“无”是那份公开没有这一行。";
    if (without.length) note += letters(without) + " 没有" + what + "。";
    if (others.length) note += "以" + others.join("、") + "计的已精确换算为" + unit + "。";
    if (strange.length) note += "以“" + strange.join("、") + "”计的不能换算，照原样列出。";
    return [make("h2", { id: id }, title), sheet, make("p", { class: "mz-chart__note" }, note)];
  }

  function byCode(a, b) {
    return a.code < b.code ? -1 : a.code > b.code ? 1 : 0;
  }

  function sumOf(entries, exponents) {
    var cells = entries.map(function (lines) {
      if (!lines || !lines.length) return undefined;
      var values = lines.map(function (line) { return read(line[3][0], exponents[line[3][1]]); });
      if (values.some(function (value) { return !value; })) return UNKNOWN;
      var unit = lines[0][3][1];
      return [digits(values.reduce(plus), exponents[unit]), unit, true];
    });
    return { code: "", name: "合计", cells: cells, remark: "", total: true };
  }

  function draw(items) {
    var exponents = {};
    items.forEach(function (item) { Object.assign(exponents, item.units); });
    var parts = [];
    function add(id, title, head, lines, entries) {
      if (lines.length) parts = parts.concat(table(id, title, head, lines, entries, items, exponents));
    }
    var heads = items.map(function (item) { return item.figures.headlines; });
    add("compare-headlines", "主要数字", "数字", gather(heads), heads);
    var ids = new Map();
    items.forEach(function (item) {
      item.figures.sheets.forEach(function (sheet) { if (!ids.has(sheet.id)) ids.set(sheet.id, sheet.label); });
    });
    ids.forEach(function (name, id) {
      var entries = items.map(function (item) {
        var found = item.figures.sheets.filter(function (sheet) { return sheet.id === id; })[0];
        return found ? found.lines : null;
      });
      var lines = gather(entries);
      if (lines.some(function (row) { return row.code; })) lines.sort(byCode);
      add("compare-" + id, "按" + name, "科目", lines, entries);
    });
    var projects = items.map(function (item) {
      return item.figures.projects.length ? item.figures.projects : null;
    });
    var lines = gatherProjects(projects);
    if (lines.length) lines.unshift(sumOf(projects, exponents));
    add("compare-projects", "按项目", "项目", lines, projects);
    result.replaceChildren.apply(result, parts);
    filter();
  }

  /* --- Filter, choice, address ----------------------------------------------------------------- */

  var words = make("input", { type: "search", id: "compare-words", placeholder: "科目编码、名称或项目" });
  var differing = make("input", { type: "checkbox", id: "compare-differing" });
  bar.append(
    make("label", { for: "compare-words" }, "筛选"), words,
    make("label", {}, [differing, " 只看有差别的"])
  );

  function filter() {
    var wanted = words.value.trim().toLowerCase();
    result.querySelectorAll("tbody tr").forEach(function (row) {
      var fits = row.getAttribute("data-words").indexOf(wanted) >= 0;
      row.hidden = !fits || (differing.checked && row.hasAttribute("data-same"));
    });
  }
  words.addEventListener("input", filter);
  differing.addEventListener("change", filter);

  function fetchOne(key) {
    if (!loaded[key]) {
      var address = new URL("compare.json", rows[key].querySelector(".mz-compare__year").href);
      loaded[key] = fetch(address).then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.json();
      });
      loaded[key].catch(function () { delete loaded[key]; });
    }
    return loaded[key];
  }

  function tell(unknown) {
    status.replaceChildren();
    unknown.forEach(function (key) { status.append("没有这份公开：" + key + "。"); });
    if (!chosen.length) return status.append(status.dataset.empty);
    status.append("已选 " + chosen.length + " 份：");
    chosen.forEach(function (key, i) {
      var row = rows[key];
      var name = row.cells[0].textContent.trim() + row.querySelector(".mz-compare__year").textContent + "年";
      var remove = make("button", { type: "button", class: "mz-remove", "aria-label": "去掉" + name }, "✕");
      remove.addEventListener("click", function () { choose(key, false); words.focus(); });
      status.append(make("b", {}, letter(i)), " " + apart(name) + " ", remove, i < chosen.length - 1 ? "　" : "。");
    });
    if (chosen.length === 1) status.append("再选一份就可以比较。");
  }

  function update(unknown) {
    var mine = ++turn;
    box.hidden = false;
    tell(unknown || []);
    bar.hidden = chosen.length < 2;
    if (chosen.length < 2) return result.replaceChildren();
    Promise.all(chosen.map(fetchOne)).then(
      function (items) { if (mine === turn) draw(items); },
      function () {
        if (mine !== turn) return;
        result.replaceChildren(make("p", { class: "mz-notice" }, "数据没有取到，请检查网络后重新打开这一页。"));
      }
    );
  }

  function address() {
    var query = chosen.map(function (key) { return "d=" + encodeURI(key); }).join("&");
    history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
  }

  function choose(key, wanted) {
    chosen = chosen.filter(function (other) { return other !== key; });
    if (wanted) chosen.push(key);
    rows[key].querySelector("input").checked = wanted;
    address();
    update();
  }

  list.querySelectorAll("tbody tr").forEach(function (row) {
    var key = row.getAttribute("data-disclosure");
    var name = row.cells[0].textContent.trim() + row.querySelector(".mz-compare__year").textContent + "年";
    var tick = make("input", { type: "checkbox", "aria-label": "比较" + name });
    rows[key] = row;
    tick.addEventListener("change", function () { choose(key, tick.checked); });
    row.cells[0].prepend(make("label", { class: "mz-pick" }, tick));
  });
  list.classList.add("mz-compare__list--ready");

  var find = make("input", { type: "search", id: "compare-names", placeholder: "部门、地区或年度" });
  find.addEventListener("input", function () {
    var wanted = find.value.trim().split(/\s+/);
    Object.keys(rows).forEach(function (key) {
      var text = rows[key].textContent;
      rows[key].hidden = !wanted.every(function (word) { return text.indexOf(word) >= 0; });
    });
  });
  document.getElementById("compare-find").append(make("label", { for: "compare-names" }, "查找"), find);

  var asked = new URLSearchParams(location.search).getAll("d").map(function (key) {
    return key.replace(/^\/+|\/+$/g, "");
  });
  asked = asked.filter(function (key, i) { return asked.indexOf(key) === i; });
  function known(key) { return Object.prototype.hasOwnProperty.call(rows, key); }
  chosen = asked.filter(known);
  chosen.forEach(function (key) { rows[key].querySelector("input").checked = true; });
  update(asked.filter(function (key) { return !known(key); }));
})();
