/* What a term means, beside the term: on hover, on focus, and on the first tap of a finger. It can
   be pointed at, stays until the reader goes elsewhere, and goes away with Escape (WCAG 1.4.13).
   Without this script the term is a link to its definition, and it stays one. */
import { apart } from "./search/apart.js";

(function () {
  "use strict";
  var tip = null;
  var term = null;
  var leaving = 0;
  var firstTap = false;

  function hide() {
    clearTimeout(leaving);
    if (!tip) return;
    tip.remove();
    term.removeAttribute("aria-describedby");
    tip = term = null;
  }

  function show(link) {
    clearTimeout(leaving);
    if (link === term) return;
    hide();
    term = link;
    tip = document.createElement("span");
    tip.className = "mz-tip";
    tip.id = "mz-tip";
    tip.setAttribute("role", "tooltip");
    var name = document.createElement("b");
    name.textContent = apart(link.textContent);
    tip.append(name, " ", apart(link.dataset.meaning));
    document.body.appendChild(tip);
    link.setAttribute("aria-describedby", tip.id);
    place();
  }

  /* Below the term, above it where there is no room, never out of the window. */
  function place() {
    var at = term.getClientRects()[0] || term.getBoundingClientRect();
    var box = tip.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    var below = at.bottom + box.height + 8 < innerHeight || at.top < box.height + 8;
    tip.style.left = Math.max(8, Math.min(at.left, width - box.width - 8)) + scrollX + "px";
    tip.style.top = (below ? at.bottom : at.top - box.height) + scrollY + "px";
  }

  function later() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 300); // long enough to reach the words with the pointer
  }

  function termOf(event) {
    return event.target.closest ? event.target.closest("a.mz-term[data-meaning]") : null;
  }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType === "touch") return;
    var link = termOf(event);
    if (link) show(link);
    else if (tip && tip.contains(event.target)) clearTimeout(leaving);
  });
  document.addEventListener("pointerout", function (event) {
    if (event.pointerType === "touch" || !tip) return;
    if (termOf(event) === term || tip.contains(event.target)) {
      if (document.activeElement !== term) later();
    }
  });
  document.addEventListener("focusin", function (event) {
    var link = termOf(event);
    if (link) show(link);
    else hide();
  });
  document.addEventListener("focusout", function (event) {
    if (event.target === term) later();
  });
  document.addEventListener("pointerdown", function (event) {
    firstTap = event.pointerType === "touch" && !(term && termOf(event) === term);
    if (tip && !tip.contains(event.target) && termOf(event) !== term) hide();
  });
  /* A tap shows what the term means; one more, while it is shown, follows the link. */
  document.addEventListener("click", function (event) {
    var link = termOf(event);
    if (!link || !firstTap) return;
    event.preventDefault();
    show(link);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
  addEventListener("resize", hide);
})();
