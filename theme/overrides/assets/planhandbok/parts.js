// A list that is too long for a page stands on many. What a reader asks for is fetched from those that
// may hold it, those with the first rows first, until there are as many rows as are shown.
(() => {
  const source = document.querySelector("[data-phb-parts]");
  const form = document.querySelector("[data-phb-filters]");
  const body = document.querySelector("[data-phb-rows]");
  if (!source || !form || !body) return;
  const { keys, kinds, pages } = JSON.parse(source.textContent);
  const names = Object.keys(keys);
  const count = form.querySelector("[data-phb-count]");
  const more = document.querySelector("[data-phb-more]");
  const blocked = document.querySelector("[data-phb-blocked]");
  const { format } = new Intl.NumberFormat(document.documentElement.lang);
  const total = kinds.reduce((sum, kind) => sum + kind.at(-1), 0);
  const first = [...body.rows];
  const step = 200;
  const atOnce = 6;
  const read = new Map();
  let asked = [];
  let most = step;

  const has = (text, value) => text.split("\n").includes(value);
  const fits = (kind) =>
    asked.every(([name, value]) => {
      const place = names.indexOf(name);
      return place < 0 || has(keys[name][kind[place]], value);
    });
  const rowFits = (row) => asked.every(([name, value]) => has(row.dataset[name], value));

  // The row of another page: its links lead from there, and what words mean stands on this one.
  const brought = (row, address) => {
    for (const meaning of row.querySelectorAll("[popover]")) meaning.remove();
    for (const word of row.querySelectorAll("button")) word.replaceWith(...word.childNodes);
    for (const link of row.querySelectorAll("a")) {
      link.href = new URL(link.getAttribute("href"), address);
    }
    return row;
  };

  const rowsOf = async (path) => {
    const address = new URL(path, location.href);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...page.querySelectorAll("[data-phb-rows] > tr")].map((row) => brought(row, address));
  };
  const fetched = (path) => {
    if (!read.has(path)) read.set(path, rowsOf(path));
    return read.get(path);
  };

  const place = (rows) => {
    body.replaceChildren(...rows);
    body.ariaBusy = "false";
    body.dispatchEvent(new Event("phb-rows"));
  };

  const tell = (shown, all) => {
    const { phbText, phbFirst, phbNone } = count.dataset;
    const text = !shown ? phbNone : all === undefined ? phbFirst : phbText;
    const of = shown ? (all ?? 0) : total;
    count.value = text.replace("{n}", format(shown)).replace("{all}", format(of));
    more.hidden = all === undefined ? false : shown >= all;
  };

  // All rows that fit, each once, until the rows shown are sure to be the first of them.
  const found = async (candidates) => {
    const rows = new Map();
    let next = 0;
    const isSure = () => {
      const places = [...rows.keys()].sort((one, other) => one - other);
      return places.length >= most && places[most - 1] < candidates[next].start;
    };
    while (next < candidates.length && !isSure()) {
      const batch = candidates.slice(next, next + atOnce);
      next += batch.length;
      for (const part of await Promise.all(batch.map(({ path }) => fetched(path)))) {
        for (const row of part) if (rowFits(row)) rows.set(Number(row.dataset.plass), row);
      }
    }
    const inOrder = [...rows].sort(([one], [other]) => one - other).map(([, row]) => row);
    return { rows: inOrder, isAll: next >= candidates.length };
  };

  const tellWhere = (candidates) => {
    const links = [...document.querySelectorAll("#alle ~ .phb-table a")].filter((link) =>
      candidates.some(({ path }) => link.href.startsWith(new URL(path, location.href).href)),
    );
    const items = links.map((link) => {
      const item = document.createElement("li");
      const copy = link.cloneNode();
      const column = link.closest("td").cellIndex;
      const year = link.closest("table").rows[0].cells[column].textContent;
      copy.textContent = `${link.closest("tr").cells[0].textContent}, ${year}`;
      item.append(copy);
      return item;
    });
    blocked.querySelector("ul").replaceChildren(...items);
    blocked.hidden = false;
  };

  const find = async () => {
    const own = asked;
    const wanted = kinds.map(fits);
    const candidates = pages
      .filter(([, , held]) => held.some((kind) => wanted[kind]))
      .map(([path, start]) => ({ path, start }))
      .sort((one, other) => one.start - other.start);
    count.value = count.dataset.phbWait;
    body.ariaBusy = "true";
    try {
      const { rows, isAll } = await found(candidates);
      if (own !== asked) return; // something else is asked for by now
      const known = asked.every(([name]) => names.includes(name));
      const sum = kinds.reduce((all, kind, number) => all + (wanted[number] ? kind.at(-1) : 0), 0);
      place(rows.slice(0, most));
      tell(Math.min(rows.length, most), known ? sum : isAll ? rows.length : undefined);
    } catch {
      if (own !== asked) return;
      place(first.filter(rowFits));
      tell(body.rows.length);
      more.hidden = true;
      tellWhere(candidates);
    }
  };

  form.addEventListener("phb-filter", (event) => {
    event.preventDefault();
    asked = event.detail;
    most = step;
    blocked.hidden = true;
    if (asked.length) find();
    else {
      place(first);
      tell(first.length, total);
      more.hidden = true;
    }
  });
  more.addEventListener("click", () => {
    most += step;
    find();
  });
  dispatchEvent(new Event("popstate")); // the filters have read the address before this was here
})();
