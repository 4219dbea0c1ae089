// Sorting of long tables. The choice lives in the address, so that a sorted list can be linked to:
// the word of the column, with a minus before it for the other way. All tables of a page follow it.
(() => {
  let collator; // made when it is asked for: that takes longer than all else that a page begins with
  const compare = (one, other) => {
    collator ??= new Intl.Collator(document.documentElement.lang, { numeric: true });
    return collator.compare(one, other);
  };

  const shownIn = (cell) => {
    if (!cell.querySelector("[popover]")) return cell.textContent.trim();
    const copy = cell.cloneNode(true);
    for (const meaning of copy.querySelectorAll("[popover]")) meaning.remove();
    return copy.textContent.trim();
  };
  const valueOf = (cell) => {
    const shown = cell.dataset.sort ?? shownIn(cell);
    return cell.classList.contains("phb-number") ? shown.replace(/\s/g, "") : shown;
  };

  const sortable = (head) => {
    const body = head.parentElement.tBodies[0];
    const headings = [...head.rows[0].cells];
    const names = head.dataset.phbSort.split(" ");
    const written = new Map();
    let chosen = "";

    // Rows without a value are last, whichever way.
    const sorted = (rows, column, isDown) => {
      const pairs = rows.map((row) => [valueOf(row.cells[column]), row]);
      const filled = pairs.filter(([value]) => value);
      filled.sort(([one], [other]) => (isDown ? compare(other, one) : compare(one, other)));
      return [...filled, ...pairs.filter(([value]) => !value)].map(([, row]) => row);
    };

    const show = (asked) => {
      chosen = asked;
      const column = names.indexOf(asked.replace(/^-/, ""));
      const isDown = asked.startsWith("-");
      for (const heading of headings) heading.removeAttribute("aria-sort");
      headings[column]?.setAttribute("aria-sort", isDown ? "descending" : "ascending");
      for (const row of body.rows) if (!written.has(row)) written.set(row, written.size);
      const rows = [...body.rows].sort((one, other) => written.get(one) - written.get(other));
      // One at a time: Chromium takes a hundred times as long to move 22,000 rows at once.
      for (const row of column < 0 ? rows : sorted(rows, column, isDown)) body.append(row);
    };

    const readAddress = () => {
      const asked = new URLSearchParams(location.search).get("sorter") ?? "";
      if (asked !== chosen) show(asked);
    };

    const told = document.createElement("output");
    const choose = (column) => {
      const isDown = chosen === names[column];
      const address = new URL(location.href);
      address.searchParams.set("sorter", isDown ? `-${names[column]}` : names[column]);
      history.replaceState(null, "", address);
      dispatchEvent(new Event("phb-sort"));
      const text = isDown ? head.dataset.phbDown : head.dataset.phbUp;
      told.value = text.replace("{column}", headings[column].textContent);
    };

    told.className = "phb-hidden";
    head.parentElement.before(told);
    headings.forEach((heading, column) => {
      const button = heading.querySelector("button");
      if (!button) return;
      button.disabled = false;
      button.addEventListener("click", () => choose(column));
    });
    body.addEventListener("phb-rows", () => chosen && show(chosen)); // other rows: parts.js
    addEventListener("phb-sort", readAddress);
    addEventListener("popstate", readAddress);
    readAddress();
  };

  document.querySelectorAll("[data-phb-sort]").forEach(sortable);
})();
