// Part of `mingzhang serve` alone: asks whether a file was saved and reloads the page then. What lies
// over the page stays folded or unfolded as it was left, until there is something new to say; on a
// phone it begins folded.
(() => {
  const me = new URL(document.currentScript.src);
  const seen = me.searchParams.get("seen");
  const news = new URL(`news?seen=${seen}`, me);

  const box = document.getElementById("mzp");
  if (box) {
    const said = box.textContent;
    const folded = JSON.parse(sessionStorage.getItem("mzp") || "null");
    if (folded && folded.said === said) box.open = folded.open;
    else if (matchMedia("(max-width: 40rem)").matches) box.open = false;
    box.addEventListener("toggle", () => {
      sessionStorage.setItem("mzp", JSON.stringify({ said, open: box.open }));
    });
  }

  // An answer comes when there is news, or empty after a while. The server may be stopped and begun anew.
  const ask = async () => {
    try {
      const answer = await fetch(news, { cache: "no-store" });
      const name = (await answer.text()).trim();
      if (answer.ok && name && name !== seen) return location.reload();
    } catch {
      await new Promise((done) => setTimeout(done, 1000));
    }
    return ask();
  };
  ask();
})();
