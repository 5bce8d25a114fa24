/* Tables that can be sorted: a button in each head, so that keyboards reach it. The library is
   fetched only where there is such a table. */
(function () {
  var tables = document.querySelectorAll("table.mz-sortable");
  if (!tables.length) return;
  var library = new URL("../vendor/tablesort/", document.currentScript.src);
  function fetchScript(name) {
    return new Promise(function (done, failed) {
      var script = document.createElement("script");
      script.src = new URL(name, library);
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }
  function begin() {
    tables.forEach(function (table) {
      table.tHead.querySelectorAll("th").forEach(function (head) {
        var button = document.createElement("button");
        button.type = "button";
        button.className = "mz-sort";
        var words = head.querySelector("span.mz-sort") || head; // keeps the button's room until then
        button.append.apply(button, words.childNodes);
        head.replaceChildren(button);
      });
      new Tablesort(table);
      table.tHead.querySelectorAll("th").forEach(function (head) {
        head.removeAttribute("tabindex"); // the button is the stop
      });
    });
  }
  fetchScript("tablesort.min.js")
    .then(fetchScript.bind(null, "tablesort.number.min.js"))
    .then(begin);
})();
