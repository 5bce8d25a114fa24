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
        for (var dy = 0; dy < cell.rowSpan; dy++) {
          taken[y + dy] = taken[y + dy] || [];
          for (var dx = 0; dx < cell.colSpan; dx++) taken[y + dy][x + dx] = true;
        }
        spans.push({ cell: cell, first: x, span: cell.colSpan });
        x += cell.colSpan;
      });
    });
    return spans;
  }

  /* Numbers of the columns that are blank in every row of the body. */
  function blankColumns(rows, width) {
    var blank = [];
    for (var x = 0; x < width; x++) {
      var empty = rows.every(function (row) {
        return !row.cells[x].textContent.trim();
      });
      if (empty) blank.push(x);
    }
    return blank;
  }

  function foldable(table) {
    if (!table.tHead || !table.tBodies.length) return null;
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var heads = headGrid(table);
    var width = Math.max.apply(null, heads.map(function (h) { return h.first + h.span; }));
    var even = rows.every(function (row) { return row.cells.length === width; });
    var blank = even && rows.length ? blankColumns(rows, width) : [];
    return blank.length ? { rows: rows, heads: heads, blank: blank } : null;
  }

  function show(form, folded) {
    form.rows.forEach(function (row) {
      form.blank.forEach(function (x) { row.cells[x].hidden = folded; });
    });
    form.heads.forEach(function (head) {
      var gone = form.blank.filter(function (x) {
        return x >= head.first && x < head.first + head.span;
      }).length;
      head.cell.hidden = folded && gone === head.span;
      if (head.span > 1 && gone < head.span) head.cell.colSpan = head.span - (folded ? gone : 0);
    });
  }

  document.querySelectorAll(".mz-sheet > .mz-table:not(.mz-form):not(.mz-list)").forEach(function (table) {
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
  });
})();
