/* Small comforts; every page is complete without them. */
(function () {
  "use strict";

  /* The labels that open the drawer and the search become real buttons. */
  document.querySelectorAll(".mz-drawer-button, .mz-search-button").forEach(function (label) {
    var toggle = document.getElementById(label.htmlFor);
    var button = document.createElement("button");
    button.type = "button";
    button.className = label.className;
    button.title = label.title;
    button.append.apply(button, label.childNodes);
    function tell() {
      button.setAttribute("aria-expanded", String(toggle.checked));
    }
    toggle.addEventListener("change", tell);
    button.addEventListener("click", function () {
      toggle.click();
    });
    tell();
    label.replaceWith(button);
  });

  /* A button in the page that opens the search box of the head. */
  document.querySelectorAll("button[data-mz-search]").forEach(function (button) {
    button.addEventListener("click", function () {
      var toggle = document.getElementById("__search");
      if (toggle && !toggle.checked) toggle.click();
      var query = document.querySelector("[data-md-component=search-query]");
      if (query) query.focus();
    });
  });

  /* Escape closes the drawer. */
  document.addEventListener("keydown", function (event) {
    var drawer = document.getElementById("__drawer");
    if (event.key === "Escape" && drawer && drawer.checked) drawer.click();
  });

  /* The current place of a long sidebar is in sight. */
  var aside = document.querySelector(".mz-aside__inner");
  var here = aside && aside.querySelector(".mz-side [aria-current=page]");
  if (here && here.offsetTop > aside.clientHeight * 0.7) {
    aside.scrollTop = here.offsetTop - aside.clientHeight / 2;
  }
})();
