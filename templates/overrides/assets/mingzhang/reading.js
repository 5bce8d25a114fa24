/* How a reader wants to read: amounts in 元, 万元 or 亿元, and large print. It runs in <head>, so that
   both stand before the first paint; both are remembered, neither is needed.

   An amount is an element with data-value inside one with data-unit; .mz-qty is a quantity and stays.
   Of an element with .mz-unit the unit in its words changes along. The text as printed is never lost:
   it is what is copied. */
(function () {
  "use strict";
  var POWERS = { "元": 0, "百元": 2, "千元": 3, "万元": 4, "百万元": 6, "千万元": 7, "亿元": 8 };
  var root = document.documentElement;
  var chosen = window.__md_get("mz-unit");
  var originals = new Map(); // text node → words as printed
  if (!(chosen in POWERS)) chosen = "";
  root.classList.toggle("mz-large", window.__md_get("mz-large") === true);

  /* The decimal point moved by places: exact, on text; "12.50" by -4 is "0.001250". */
  function shift(text, places) {
    var match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
    if (!match) return text;
    var point = match[2].length + places;
    var digits = match[2] + (match[3] || "");
    if (point <= 0) digits = "0".repeat(1 - point) + digits;
    if (point <= 0) point = 1;
    if (point > digits.length) digits += "0".repeat(point - digits.length);
    var whole = digits.slice(0, point).replace(/^0+(?=\d)/, "");
    var rest = digits.slice(point);
    whole = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    return match[1] + whole + (rest ? "." + rest : "");
  }

  function textOf(element) {
    return document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
  }

  function put(node, text) {
    if (!originals.has(node)) originals.set(node, node.data);
    if (node.data !== text) node.data = text;
  }

  function convert(element) {
    var scope = element.closest("[data-unit]");
    var unit = scope && scope.dataset.unit;
    var node = unit in POWERS && textOf(element);
    if (!node) return;
    var shown = originals.has(node) ? originals.get(node) : node.data;
    scope.classList.toggle("mz-converted", !!chosen && chosen !== unit);
    if (!chosen || chosen === unit) return put(node, shown);
    if (element.dataset.value) {
      put(node, shown.replace(element.dataset.value, shift(element.dataset.value, POWERS[unit] - POWERS[chosen])));
    } else {
      var at = shown.lastIndexOf(unit);
      if (at >= 0) put(node, shown.slice(0, at) + chosen + shown.slice(at + unit.length));
    }
  }

  var AMOUNTS = "[data-value]:not(.mz-qty), .mz-unit";
  function convertAll() {
    document.querySelectorAll(AMOUNTS).forEach(convert);
  }

  /* What comes in, with the page or later through a script, is converted before it is painted; what
     left in one unit and comes back in another, as rows of a list do, likewise. */
  var arriving = new MutationObserver(function (changes) {
    if (chosen || originals.size) changes.forEach(function (change) {
      change.addedNodes.forEach(function (node) {
        if (node.nodeType !== 1) return;
        if (node.matches(AMOUNTS)) convert(node);
        node.querySelectorAll(AMOUNTS).forEach(convert);
      });
    });
  });
  arriving.observe(root, { childList: true, subtree: true });

  /* What is copied is what is printed: for the moment of copying the page is as it came. */
  function printed(node, offset, end) {
    return originals.has(node) ? (end && offset ? originals.get(node).length : 0) : offset;
  }
  document.addEventListener("copy", function () {
    var selection = document.getSelection();
    if (!chosen || !selection || !selection.rangeCount) return;
    var range = selection.getRangeAt(0);
    var from = [range.startContainer, printed(range.startContainer, range.startOffset, false)];
    var to = [range.endContainer, printed(range.endContainer, range.endOffset, true)];
    originals.forEach(function (text, node) { node.data = text; });
    selection.setBaseAndExtent(from[0], from[1], to[0], to[1]);
    setTimeout(convertAll);
  });

  document.addEventListener("DOMContentLoaded", function () {
    if (chosen) convertAll();
    var units = document.getElementById("mz-units");
    if (units) {
      units.value = chosen;
      units.addEventListener("change", function () {
        chosen = units.value;
        window.__md_set("mz-unit", chosen);
        convertAll();
      });
    }
    var large = document.querySelector(".mz-large-button");
    function tell() {
      large.setAttribute("aria-pressed", String(root.classList.contains("mz-large")));
    }
    if (large) {
      tell();
      large.addEventListener("click", function () {
        window.__md_set("mz-large", root.classList.toggle("mz-large"));
        tell();
      });
    }
  });
})();
