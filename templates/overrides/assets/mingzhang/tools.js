/* Large print, and light or dark: the buttons of the head, and the reader's choice of colours, else
   what the system asks for, before the first paint. The colours are those of mkdocs.yml, in
   data-palette, five lines for each choice, of the media what stands behind prefers-color-scheme; inputs, labels and what is stored have Material's form. */
(function () {
  "use strict";
  var tools = document.querySelector(".mz-tools");
  var lines = tools.dataset.palette.split("\n");
  var system = matchMedia("(prefers-color-scheme: dark)");
  var NAMES = ["media", "scheme", "primary", "accent"];
  var STEP = NAMES.length + 1; // the last says what the button does

  function make(name, attributes, parent) {
    var element = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    parent.append(element);
    return element;
  }

  make("button", {
    type: "button", class: "md-header__button mz-large-button", "aria-pressed": "false", title: "大字、高对比",
  }, tools).textContent = "大字";
  if (lines.length < STEP) return;

  var form = make("form", { class: "md-header__option mz-palette", "data-md-component": "palette" }, tools);
  var count = Math.floor(lines.length / STEP);
  var options = Array.from({ length: count }, function (_, index) {
    var name = lines[STEP * index + NAMES.length], color = {};
    NAMES.forEach(function (key, at) { color[key] = lines[STEP * index + at]; });
    if (color.media) color.media = "(prefers-color-scheme: " + color.media + ")";
    var input = make("input", {
      class: "md-option", type: "radio", name: "__palette", id: "__palette_" + index, "aria-label": name,
    }, form);
    var label = make("label", {
      class: "md-header__button md-icon", title: name, for: "__palette_" + (index + 1) % count, hidden: "",
    }, form);
    make("i", { class: "mz-icon mz-icon--" + (color.scheme === "slate" ? "light" : "dark") }, label);
    return { input: input, label: label, color: color };
  });

  function show(chosen) {
    NAMES.slice(1).forEach(function (key) {
      document.body.setAttribute("data-md-color-" + key, chosen.color[key]);
    });
    chosen.input.checked = true;
    options.forEach(function (option) { option.label.hidden = option !== chosen; });
  }
  function suit() {
    var stored = window.__md_get("__palette");
    var media = stored && stored.color && stored.color.media;
    if (!media || media === "(prefers-color-scheme)") {
      media = "(prefers-color-scheme: " + (system.matches ? "dark" : "light") + ")";
    }
    options.forEach(function (option) {
      if (option.color.media === media) show(option);
    });
  }
  options.forEach(function (option, index) {
    option.input.addEventListener("change", function () {
      show(option);
      window.__md_set("__palette", { index: index, color: option.color });
    });
  });
  system.addEventListener("change", suit);
  suit();
})();
