/*
 * The search box on every page, and the page of results. The engine is fetched when the box is
 * reached for, nothing of the index before something is typed. Keys are those of Material: f, s or /
 * opens, arrows move, Escape closes; Enter follows the result that an arrow went to, and leads to
 * the page of all results from the box itself.
 */
(function () {
  "use strict";

  var root = new URL("../../../", document.currentScript.src);
  var engine = null, asked = false;
  var PAUSE = 60; // milliseconds; keystrokes closer than that are looked for together

  /* The index's first file is fetched while the engine still is; once, the engine asks again. */
  function early() {
    var first = asked ? null : fetch(new URL("search/site.json", root), { cache: "no-cache" });
    asked = true;
    if (first) first.catch(function () {});
    return first;
  }

  /* All modules of this folder, which the build joins into one. */
  function whole() {
    engine = engine || import(new URL("assets/mingzhang/search/joined.js", root));
    return engine;
  }

  function warm() {
    whole().catch(function () { engine = null; });
  }

  /* Whatever is typed into `input` is looked for; results and `filters` go below `home`. */
  function wire(input, home, filters) {
    var timer = 0;
    function look() {
      var query = input.value, first = query.trim() ? early() : null;
      whole().then(
        function (module) { module.show(home, query, root, filters, first); },
        function () {
          engine = null;
          home.querySelector("[data-mz-find=meta]").textContent =
            "搜索程序没有取到，请检查网络后再试。";
        }
      );
    }
    input.addEventListener("input", function (event) {
      if (event.isComposing) return;
      clearTimeout(timer);
      if (asked) timer = setTimeout(look, PAUSE);
      else look();
    });
    input.addEventListener("compositionend", look);
    input.addEventListener("focus", warm);
    home.addEventListener("pointerover", warm, { once: true });
    return look;
  }

  function dialog(box) {
    var toggle = document.querySelector("[data-md-toggle=search]");
    var input = box.querySelector("[data-md-component=search-query]");
    var look = wire(input, box, {});

    function set(open) {
      if (toggle.checked !== open) toggle.click();
    }
    function close() {
      set(false);
      input.blur();
    }
    function links() {
      return [input].concat(Array.from(box.querySelectorAll(".md-search-result__link, .mz-more")));
    }
    input.addEventListener("focus", function () { set(true); });
    box.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) set(false);
    });
    box.addEventListener("click", function (event) {
      if (event.target.closest(".md-search-result__link")) set(false);
    });
    box.querySelector("form").addEventListener("reset", function () {
      setTimeout(look, 0);
      input.focus();
    });
    box.querySelector("form").addEventListener("submit", function (event) {
      var all = box.querySelector(".mz-all:not([hidden])");
      event.preventDefault();
      location.href = all && box.querySelector("[data-mz-find=list]").dataset.query === input.value
        ? all.href : new URL("search/?q=" + encodeURIComponent(input.value), root);
    });
    document.addEventListener("keydown", function (event) {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      var here = document.activeElement;
      if (!toggle.checked) {
        if (!/^(input|select|textarea)$/i.test(here.tagName) && /^[fs/]$/.test(event.key)) {
          event.preventDefault();
          input.focus();
          input.select();
        }
      } else if (event.key === "Escape") {
        close();
      } else if (/^Arrow(Up|Down)$/.test(event.key) && here.tagName !== "SELECT") {
        var all = links(), at = Math.max(0, all.indexOf(here));
        all[(at + all.length + (event.key === "ArrowUp" ? -1 : 1)) % all.length].focus();
        event.preventDefault();
      }
    });
  }

  var box = document.querySelector(".md-search");
  if (box) dialog(box);

  var page = document.querySelector(".mz-find");
  if (page) whole().then(function (module) { module.results(page, wire); });
})();
