/* Light or dark before the first paint: the reader's choice, else what the system asks for. The
   buttons are the labels of Material's radio inputs; what is stored has Material's form. */
(function () {
  "use strict";
  var inputs = document.querySelectorAll("[data-md-component=palette] input");
  var system = matchMedia("(prefers-color-scheme: dark)");
  var NAMES = ["media", "scheme", "primary", "accent"];

  function colorOf(input) {
    var color = {};
    NAMES.forEach(function (name) { color[name] = input.getAttribute("data-md-color-" + name); });
    return color;
  }
  function show(chosen) {
    var color = colorOf(chosen);
    NAMES.slice(1).forEach(function (name) {
      document.body.setAttribute("data-md-color-" + name, color[name]);
    });
    chosen.checked = true;
    inputs.forEach(function (input) {
      input.nextElementSibling.hidden = input !== chosen;
    });
  }
  function suit() {
    var stored = window.__md_get("__palette");
    var media = stored && stored.color && stored.color.media;
    if (!media || media === "(prefers-color-scheme)") {
      media = "(prefers-color-scheme: " + (system.matches ? "dark" : "light") + ")";
    }
    inputs.forEach(function (input) {
      if (input.getAttribute("data-md-color-media") === media) show(input);
    });
  }
  inputs.forEach(function (input, index) {
    input.addEventListener("change", function () {
      show(input);
      window.__md_set("__palette", { index: index, color: colorOf(input) });
    });
  });
  system.addEventListener("change", suit);
  suit();
})();
