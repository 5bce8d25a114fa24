/*
 * The search box on every page, and the page of results. The engine is fetched when the box is
 * reached for, nothing of the index before something is typed. Keys are those of Material: f, s or /
 * opens, arrows move, Escape closes; Enter follows the result that an arrow went to, and leads to
 * the page of all results from the box itself.
 */
(function () {
  "use strict";

  var root = new URL("../../", document.currentScript.src);
  var engine = null, asked = false;
  var PAUSE = 60; // milliseconds; keystrokes closer than that are looked for together

  /* By Material's class names, for its style sheet. */
  var BOX =
    '<label class="md-search__overlay" for="__search"></label>' +
    '<div class="md-search__inner" role="search"><form class="md-search__form">' +
    '<input type="text" class="md-search__input" name="q" aria-label="搜索单位、项目、科目、金额"' +
    ' placeholder="搜索单位、项目、科目" autocapitalize="off" autocomplete="off" spellcheck="false"' +
    ' data-md-component="search-query" required>' +
    '<label class="md-search__icon md-icon" for="__search" title="关闭搜索">' +
    '<i class="mz-icon mz-icon--find"></i><i class="mz-icon mz-icon--back"></i></label>' +
    '<div class="md-search__options"><button type="reset" class="md-search__icon md-icon"' +
    ' aria-label="清空" tabindex="-1"><i class="mz-icon mz-icon--clear"></i></button></div></form>' +
    '<div class="md-search__output"><div class="md-search__scrollwrap" tabindex="0"' +
    ' aria-label="搜索结果" role="region"><div class="md-search-result">' +
    '<div class="md-search-result__meta" data-mz-find="meta" role="status">正在准备搜索</div>' +
    '<ol class="md-search-result__list" data-mz-find="list"></ol></div></div></div></div>';

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
    box.innerHTML = BOX;
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
