/* What the checks say of a figure, on tap as well as on hover: one line at the foot of the window. */
(function () {
  var line = null;
  var beside = new URL("search/apart.js", document.currentScript.src);
  function hide() {
    if (line) line.remove();
    line = null;
  }
  document.addEventListener("click", function (event) {
    var cell = event.target.closest("td[title], th[title]");
    hide();
    if (!cell || event.target.closest("a, button")) return;
    line = document.createElement("p");
    line.className = cell.querySelector(".mz-flag") ? "mz-tapped mz-tapped--found" : "mz-tapped";
    line.setAttribute("role", "status");
    var said = cell.title, shown = line;
    line.textContent = said;
    document.body.appendChild(line);
    import(beside).then(function (module) { shown.textContent = module.apart(said); });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
})();
