/* On narrow screens the columns of a form in which no row has anything fold away, with a note that
   says so and a button that brings them back. The form itself is never rearranged. */
(function () {
  "use strict";
  /* A sheet of paper is narrow too, but has room for every column. */
  var narrow = matchMedia("screen and (max-width: 59.984375em)");

  /* The columns that each head cell spans: [cell, first, last], from rowspan and colspan. */
  function headGrid(table) {
    var taken = [];
    var spans = [];
    Array.prototype.forEach.call(table.tHead.rows, function (row, y) {
      var x = 0;
      Array.prototype.forEach.call(row.cells, function (cell) {
        while (taken[y] && taken[y][x]) x++;
        var span = Number(cell.dataset.span || (cell.dataset.span = cell.colSpan));
        for (var dy = 0; dy < cell.rowSpan; dy++) {
          taken[y + dy] = taken[y + dy] || [];
          for (var dx = 0; dx < span; dx++) taken[y + dy][x + dx] = true;
        }
        spans.push({ cell: cell, first: x, span: span });
        x += span;
      });
    });
    return spans;
  }

  /* What of the table is there so far; which columns are blank in every row it says itself. */
  function foldable(table) {
    if (!table.tHead) return null;
    var rows = table.tBodies.length ? Array.prototype.slice.call(table.tBodies[0].rows) : [];
    return { rows: rows, heads: headGrid(table), blank: table.dataset.blank.split(" ").map(Number) };
  }

  function show(form, folded) {
    form.rows.forEach(function (row) {
      form.blank.forEach(function (x) { if (row.cells[x]) row.cells[x].hidden = folded; });
    });
    form.heads.forEach(function (head) {
      var gone = form.blank.filter(function (x) {
        return x >= head.first && x < head.first + head.span;
      }).length;
      head.cell.hidden = folded && gone === head.span;
      if (head.span > 1 && gone < head.span) head.cell.colSpan = head.span - (folded ? gone : 0);
    });
  }

  function prepare(table) {
    var form = foldable(table);
    if (!form) return;
    var note = document.createElement("p");
    var button = document.createElement("button");
    var folded = false;
    note.className = "mz-fold";
    button.type = "button";
    table.parentElement.insertAdjacentElement("afterend", note);

    function set(value) {
      folded = value;
      show(form, folded);
      button.textContent = folded ? "显示全部栏" : "收起空白栏";
      note.textContent = folded ? form.blank.length + " 栏各行都是空白，已收起。" : "";
      note.hidden = !narrow.matches;
      note.appendChild(button);
    }
    /* What the address points at is never folded away. */
    function unfoldTarget() {
      var name = location.hash.slice(1);
      try {
        name = decodeURIComponent(name);
      } catch (error) {
        /* A stray % is part of the name. */
      }
      var target = document.getElementById(name);
      if (!folded || !target || !target.hidden || !table.contains(target)) return;
      set(false);
      target.scrollIntoView({ block: "center", inline: "center" });
    }
    function suit() {
      set(narrow.matches);
      unfoldTarget();
    }
    button.addEventListener("click", function () { set(!folded); });
    narrow.addEventListener("change", suit);
    window.addEventListener("hashchange", unfoldTarget);
    window.addEventListener("beforeprint", function () { show(form, false); });
    window.addEventListener("afterprint", function () { show(form, folded); });
    suit();
  }

  /* Each row as it comes in, before it is painted, and the note once the table is whole: nothing
     that has been seen moves. */
  var prepared = new Set();
  function prepareAll() {
    document.querySelectorAll(".mz-table[data-blank]").forEach(function (table) {
      if (prepared.has(table)) return;
      if (table.parentElement.nextSibling || document.readyState !== "loading") {
        prepared.add(table);
        prepare(table);
      } else if (narrow.matches) {
        var form = foldable(table);
        if (form) show(form, true);
      }
    });
  }
  var arriving = new MutationObserver(prepareAll);
  arriving.observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", function () {
    arriving.disconnect();
    prepareAll();
  });
})();
