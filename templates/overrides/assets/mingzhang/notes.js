/* What the checks say of a figure, on tap as well as on hover: one line at the foot of the window. */
(function () {
  var line = null;
  function hide() {
    if (line) line.remove();
    line = null;
  }
  document.addEventListener("click", function (event) {
    var cell = event.target.closest("td[title], th[title]");
    hide();
    if (!cell || event.target.closest("a, button")) return;
    line = document.createElement("p");
    line.className = "mz-tapped";
    line.setAttribute("role", "status");
    line.textContent = cell.title;
    document.body.appendChild(line);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") hide();
  });
})();
