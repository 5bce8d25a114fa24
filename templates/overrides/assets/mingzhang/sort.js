/* Tables that can be sorted: a button in each head, so that keyboards reach it. Needs tablesort. */
(function () {
  document.querySelectorAll("table.mz-sortable").forEach(function (table) {
    table.tHead.querySelectorAll("th").forEach(function (head) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = "mz-sort";
      button.textContent = head.textContent;
      head.replaceChildren(button);
    });
    new Tablesort(table);
  });
})();
