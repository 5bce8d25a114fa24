/* Small comforts; every page is complete without them. */
(function () {
  "use strict";

  /* The labels that open the drawer and the search become real buttons. */
  document.querySelectorAll("label.mz-drawer-button, label.mz-search-button, label.mz-searchbox").forEach(
    function (label) {
      var toggle = document.getElementById(label.htmlFor);
      if (!toggle) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = label.className;
      if (label.title) button.title = label.title;
      button.append.apply(button, label.childNodes);
      function tell() {
        button.setAttribute("aria-expanded", String(toggle.checked));
      }
      toggle.addEventListener("change", tell);
      button.addEventListener("click", function () {
        toggle.click();
        var query = document.querySelector("[data-md-component=search-query]");
        if (toggle.id === "__search" && toggle.checked && query) query.focus();
      });
      tell();
      label.replaceWith(button);
    }
  );

  /* What the page is stands above its sheets in print; the department's style sheet adds whose. */
  var title = document.querySelector(".mz-page:not(.mz-page--overview, .mz-page--full) h1");
  if (title) document.documentElement.dataset.title = title.textContent.trim();
  /* What one page alone needs is fetched there: data-script names the file beside this one. */
  var beside = document.currentScript.src;
  document.querySelectorAll("[data-script]").forEach(function (place) {
    var script = document.createElement("script");
    script.type = "module";
    script.src = new URL(place.getAttribute("data-script") + ".js", beside);
    document.head.appendChild(script);
  });


  /* What an address points at is never shut away. */
  function openTarget() {
    var name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch (error) {
      /* A stray % is part of the name. */
    }
    var target = name && document.getElementById(name);
    for (var e = target; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    if (target) target.scrollIntoView();
  }
  if (location.hash) openTarget();
  window.addEventListener("hashchange", openTarget);

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
