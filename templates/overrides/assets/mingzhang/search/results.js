/*
 * The page of results: what is asked, and within which filters, stands in its address. A question
 * and a filter are steps that the reader can go back from; what is typed on the way to one is none.
 */

import { address, filtersOf } from "./filters.js";

const PAUSE = 500; // milliseconds after which what was typed stands in the address

/** `wire(input, home, filters)` makes the field look for what it holds, and gives that back. */
export function results(page, wire) {
  const field = page.querySelector("input");
  const filters = {};
  const search = wire(field, page, filters);
  let timer = 0, typing = false;

  function restore() {
    typing = false;
    const asked = new URLSearchParams(location.search);
    field.value = asked.get("q") || "";
    Object.assign(filters, filtersOf(asked));
    if (field.value || page.querySelector("[data-query]")) search();
  }
  function keep(still) {
    clearTimeout(timer);
    const now = address(field.value, filters);
    if (now !== location.search) {
      history[typing ? "replaceState" : "pushState"](null, "", now || location.pathname);
    }
    typing = still;
  }

  page.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    keep(false);
    search();
  });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE, true);
  });
  page.addEventListener("mz-filter", () => keep(false));
  addEventListener("popstate", restore);
  restore();
}
