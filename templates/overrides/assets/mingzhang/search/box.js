/*
 * The search box on every page, and the page of results. Nothing of the index or the engine is
 * fetched before something is typed. Keys are those of Material: f, s or / opens, arrows move,
 * Enter follows the first result, Escape closes.
 */
(function () {
  "use strict";

  var root = new URL("../../../", document.currentScript.src);
  var views = null;
  var MODULES = ["view", "engine", "store", "query", "ear", "rank", "slips", "lines", "text"];

  /* All modules at once, not one after the other as they name each other. */
  function view() {
    views = views || Promise.all(MODULES.map(function (name) {
      return import(new URL("assets/mingzhang/search/" + name + ".js", root));
    })).then(function (modules) { return modules[0]; });
    return views;
  }

  /* Whatever is typed into `input` is looked for; results and filters go below `home`. */
  function wire(input, home) {
    var timer = 0;
    function look() {
      view().then(
        function (module) { module.show(home, input.value, root); },
        function () {
          views = null;
          home.querySelector("[data-mz-find=meta]").textContent =
            "搜索程序没有取到，请检查网络后再试。";
        }
      );
    }
    input.addEventListener("input", function (event) {
      if (event.isComposing) return;
      clearTimeout(timer);
      timer = setTimeout(look, views ? 60 : 0);
    });
    input.addEventListener("compositionend", look);
    return look;
  }

  function dialog(box) {
    var toggle = document.querySelector("[data-md-toggle=search]");
    var input = box.querySelector("[data-md-component=search-query]");
    var look = wire(input, box);

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
      var first = box.querySelector(".md-search-result__link");
      event.preventDefault();
      if (first) first.click();
      else location.href = new URL("search/?q=" + encodeURIComponent(input.value), root);
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
  if (page) {
    var field = page.querySelector("input");
    var search = wire(field, page);
    field.value = new URLSearchParams(location.search).get("q") || "";
    page.querySelector("form").addEventListener("submit", function (event) {
      event.preventDefault();
      history.replaceState(null, "", "?q=" + encodeURIComponent(field.value));
      search();
    });
    if (field.value) search();
  }
})();
