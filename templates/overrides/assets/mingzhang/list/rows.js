/* The rows of a list: those on the page, those fetched, and how both become elements.
   A row is { cells: [{ text, path }], element }; a path counts from the site's root. */

import { apart } from "../search/apart.js";

export function columnsOf(table) {
  return [...table.tHead.rows[0].cells].map((head, index) => ({
    index,
    head,
    id: head.dataset.column,
    kind: head.dataset.kind,
    names: head.classList.contains("mz-name"),
    leads: "leads" in head.dataset,
    sort: head.dataset.sort ? head.dataset.sort.split(" ") : [head.dataset.column],
  }));
}

export function rowsOf(table, root) {
  return [...table.tBodies[0].rows].map((element) => ({
    element,
    cells: [...element.cells].map((cell) => {
      const link = cell.querySelector("a");
      const path = link ? decodeURI(link.getAttribute("href")).slice(root.length) : "";
      return { text: printed(cell, element), path };
    }),
  }));
}

/* Readers may have amounts converted (reading.js); what counts is what is printed. */
function printed(cell, row) {
  if (cell.classList.contains("mz-unit")) return row.dataset.unit;
  return cell.dataset.value || cell.textContent.trim();
}

/* A piece holds each text once; a cell is its number, or [text, address, anchor]. */
export function unpacked({ texts, rows }) {
  return rows.map((cells) => ({
    element: null,
    cells: cells.map((cell) =>
      typeof cell === "number"
        ? { text: texts[cell], path: "" }
        : { text: texts[cell[0]], path: texts[cell[1]] + (cell[2] || "") }
    ),
  }));
}

export function elementOf(row, columns, root) {
  if (!row.element) {
    row.element = document.createElement("tr");
    const unit = columns.some((column) => column.kind === "amount") && columns.find((column) => column.id === "unit");
    if (unit) row.element.dataset.unit = row.cells[unit.index].text;
    columns.forEach((column) => row.element.append(cellOf(row.cells[column.index], column, root), " "));
  }
  return row.element;
}

function cellOf({ text, path }, column, root) {
  const cell = document.createElement(column.names ? "th" : "td");
  if (column.names) {
    cell.scope = "row";
    cell.className = "mz-name";
  } else if (column.kind !== "text") {
    cell.className = "mz-num";
    if (text && column.kind === "amount") cell.dataset.value = text;
  } else if (column.id === "unit") {
    cell.className = "mz-unit";
  }
  if (!path) {
    cell.textContent = apart(text);
    return cell;
  }
  const link = document.createElement("a");
  const [page, ...anchor] = path.split("#");
  link.href = root + page.split("/").map(encodeURIComponent).join("/") + (anchor.length ? `#${anchor.join("#")}` : "");
  link.textContent = apart(text);
  if (!column.leads) link.tabIndex = -1;
  cell.append(link);
  return cell;
}

/* The address a cell leads to without anchor or slash at its end, or its text: what it is chosen by. */
export function valueOf(cell) {
  return cell.path && !cell.path.includes("#") ? cell.path.replace(/^\/+|\/+$/g, "") : cell.text;
}
