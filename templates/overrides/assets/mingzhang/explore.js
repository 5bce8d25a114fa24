/* What only some pages need is fetched by them alone: lists that are sorted and filtered, and what
   terms mean. In any table, the arrow keys go from the one link of a row in the tab order to the others beside it. */
(function () {
  "use strict";
  var here = document.currentScript.src;
  function fetchFor(what, script) {
    if (document.querySelector(what)) import(new URL(script, here));
  }
  fetchFor("[data-list]", "list/main.js");
  fetchFor(".mz-term", "terms.js");

  document.addEventListener("keydown", function (event) {
    var step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    var link = event.target;
    if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var row = link.matches(".mz-table tbody a") ? link.closest("tr") : null;
    var links = row ? Array.prototype.slice.call(row.querySelectorAll("a[href]")) : [];
    var next = links[links.indexOf(link) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
})();
