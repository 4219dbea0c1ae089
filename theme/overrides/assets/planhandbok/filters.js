// Filters of long tables. The choices live in the address, so that a filtered list can be linked to.
// A new choice replaces the address: Back leads out of the list, and back into it as it was left.
(() => {
  const form = document.querySelector("[data-phb-filters]");
  if (!form) return;
  const lists = [...document.querySelectorAll("[data-phb-rows]")];
  const selects = [...form.querySelectorAll("select")];
  const count = form.querySelector("[data-phb-count]");
  const { format } = new Intl.NumberFormat(document.documentElement.lang);
  const foldOf = (list) => list.closest("details");
  const hits = new Map();

  // A row may have several keys, one on each line.
  const keys = (row, name) => row.dataset[name].split("\n");

  const tell = () => {
    const seen = lists.filter((list) => foldOf(list)?.open ?? true);
    const shown = seen.reduce((sum, list) => sum + hits.get(list), 0);
    const all = lists.reduce((sum, list) => sum + list.rows.length, 0);
    const text = [...hits.values()].some(Boolean) ? count.dataset.phbText : count.dataset.phbNone;
    count.value = text.replace("{n}", format(shown)).replace("{all}", format(all));
  };

  // What is folded opens when only that has what was asked for.
  const unfold = () => {
    const isOpenEmpty = lists.every((list) => foldOf(list) || !hits.get(list));
    for (const list of lists) {
      const fold = foldOf(list);
      if (!fold) continue;
      fold.querySelector("[data-phb-folded]").textContent = format(hits.get(list));
      if (isOpenEmpty && hits.get(list)) fold.open = true;
    }
  };

  const show = () => {
    const chosen = selects.filter((select) => select.value);
    const asked = chosen.map((select) => [select.name, select.value]);
    const event = new CustomEvent("phb-filter", { cancelable: true, detail: asked });
    if (!form.dispatchEvent(event)) return; // the rest of the list is fetched: parts.js
    for (const list of lists) {
      let shown = 0;
      for (const row of list.rows) {
        row.hidden = asked.some(([name, value]) => !keys(row, name).includes(value));
        if (!row.hidden) shown += 1;
      }
      hits.set(list, shown);
    }
    unfold();
    tell();
  };

  const readAddress = () => {
    const asked = new URLSearchParams(location.search);
    for (const select of selects) {
      const value = asked.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    show();
  };

  const writeAddress = () => {
    const address = new URL(location.href);
    for (const select of selects) {
      if (select.value) address.searchParams.set(select.name, select.value);
      else address.searchParams.delete(select.name);
    }
    history.replaceState(null, "", address);
    show();
  };

  form.addEventListener("change", writeAddress);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(writeAddress));
  for (const list of lists) foldOf(list)?.addEventListener("toggle", tell);
  addEventListener("popstate", readAddress);
  readAddress();
})();
