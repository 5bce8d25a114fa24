/* Light or dark before the first paint: the reader's choice, else what the system asks for. */
(function () {
  "use strict";
  var stored = window.__md_get("__palette");
  var color = stored && stored.color;
  var media = color && color.media;
  if (!media || media === "(prefers-color-scheme)") {
    media = matchMedia("(prefers-color-scheme: dark)").matches
      ? "(prefers-color-scheme: dark)"
      : "(prefers-color-scheme: light)";
  }
  document.querySelectorAll("[data-md-component=palette] input").forEach(function (input) {
    if (input.getAttribute("data-md-color-media") !== media) return;
    ["scheme", "primary", "accent"].forEach(function (name) {
      document.body.setAttribute("data-md-color-" + name, input.getAttribute("data-md-color-" + name));
    });
  });
})();
