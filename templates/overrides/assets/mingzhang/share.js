/* Links, citations and code to embed are copied at a press, and what happened is said aloud. The
   links of the rows of a table are one stop: arrow keys lead from row to row and inside a row. */
(function () {
  "use strict";
  var OWN = ".mz-table a[href^='#']:not([class])"; // the link of a row to itself
  var said = document.createElement("p");
  said.className = "mz-tapped mz-tapped--copied";
  said.setAttribute("role", "status");
  said.hidden = true;
  document.body.appendChild(said);
  var timer = 0;

  function say(words) {
    said.hidden = false;
    said.textContent = words;
    clearTimeout(timer);
    timer = setTimeout(function () { said.hidden = true; }, 4000);
  }

  /* Where pages are not served by https the clipboard is closed; the old way still works. */
  function copyOldWay(text) {
    var area = document.createElement("textarea");
    area.value = text;
    area.className = "mz-hidden";
    document.body.appendChild(area);
    var before = document.activeElement;
    area.select();
    var done = document.execCommand("copy");
    area.remove();
    if (before) before.focus({ preventScroll: true });
    return done ? Promise.resolve() : Promise.reject(new Error("refused"));
  }

  function copy(text, what) {
    var put = navigator.clipboard
      ? navigator.clipboard.writeText(text).catch(function () { return copyOldWay(text); })
      : copyOldWay(text);
    put.then(
      function () { say("已复制" + what + "。"); },
      function () { say("浏览器不让复制，请手动选取：" + text); }
    );
  }

  /* Whole addresses where the site does not know its own: `path` is what stands there instead. */
  function complete(snippet, path) {
    var whole = new URL(path.slice(1), window.__md_scope || location.origin + "/").href;
    snippet.childNodes.forEach(function (node) {
      if (node.nodeType === Node.TEXT_NODE) node.data = node.data.replace(path, whole);
    });
  }

  document.querySelectorAll(".mz-snippet").forEach(function (snippet) {
    var cited = snippet.closest("[data-path]");
    var embedded = /src="(\/[^"]*)"/.exec(snippet.textContent);
    if (cited) complete(snippet, cited.dataset.path);
    else if (embedded) complete(snippet, embedded[1]);
    var button = document.createElement("button");
    button.type = "button";
    button.className = "mz-copy";
    button.textContent = "复制";
    button.setAttribute("aria-describedby", snippet.getAttribute("aria-labelledby"));
    button.addEventListener("click", function () { copy(snippet.textContent, "这段文字"); });
    snippet.insertAdjacentElement("afterend", button);
  });

  document.addEventListener("click", function (event) {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var link = event.target.closest(OWN + ", a.mz-permalink");
    if (!link) return;
    copy(link.href, link.matches(OWN) ? "这一行的链接" : link.textContent.trim());
  });

  function linksOf(row) {
    return Array.prototype.filter.call(row.querySelectorAll("a[href]"), function (link) {
      return link.getClientRects().length;
    });
  }

  function beside(link, key) {
    var row = link.closest("tr");
    var links = linksOf(row);
    if (key === "ArrowLeft" || key === "ArrowRight") {
      return links[links.indexOf(link) + (key === "ArrowRight" ? 1 : -1)];
    }
    var down = key === "ArrowDown";
    for (var next = row; (next = down ? next.nextElementSibling : next.previousElementSibling); ) {
      links = linksOf(next);
      if (links.length) {
        return links.find(function (other) { return other.className === link.className; }) || links[0];
      }
    }
    return null;
  }

  document.addEventListener("keydown", function (event) {
    if (!/^Arrow/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    var link = event.target.closest(".mz-table tbody tr[id] a[href]");
    var other = link && beside(link, event.key);
    if (!other) return;
    event.preventDefault();
    other.focus();
  });

  document.addEventListener("focusin", function (event) {
    var link = event.target.closest(OWN);
    var from = event.relatedTarget && event.relatedTarget.closest(".mz-table tbody");
    if (link && !from && link.matches(":focus-visible")) say("回车复制这一行的链接，方向键移到别的行。");
  });
})();
