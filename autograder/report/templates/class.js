"use strict";
for (const tool of document.querySelectorAll(".tools")) tool.hidden = false;

const table = document.querySelector("#students table");
const body = table.tBodies[0];
const search = document.getElementById("search");
const state = document.getElementById("state");
const shown = document.getElementById("shown");
const more = document.getElementById("more");
// More rows at once take seconds to lay out, and nobody reads them; the button shows them all.
let most = 500;
const texts = new Map(Array.from(body.rows, (row) => [row, row.textContent.toLowerCase()]));

function filter() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of body.rows) {
    const text = texts.get(row);
    const fits =
      words.every((word) => text.includes(word)) &&
      (!state.value || row.cells[1].textContent === state.value);
    count += fits;
    row.hidden = !fits || count > most;
  }
  const fitting = count > most && count < texts.size ? ` of ${count} that fit,` : "";
  shown.textContent = `${Math.min(count, most)}${fitting} of ${texts.size} shown`;
  more.hidden = count <= most;
}
more.addEventListener("click", () => {
  most = Infinity;
  filter();
});
search.addEventListener("input", filter);
state.addEventListener("change", filter);
filter();

function value(row, column) {
  const cell = row.cells[column];
  if (!cell.classList.contains("n")) return cell.textContent.toLowerCase();
  const number = parseFloat(cell.textContent.replace("−", "-"));
  return Number.isNaN(number) ? -Infinity : number;
}

for (const sorted of document.querySelectorAll("table.sorted")) {
  Array.from(sorted.tHead.rows[0].cells).forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of sorted.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const all = Array.from(sorted.tBodies[0].rows, (row) => [value(row, column), row]);
      all.sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0) * (down ? -1 : 1));
      sorted.tBodies[0].append(...all.map(([, row]) => row));
      if (sorted === table) filter();
    });
  });
}
