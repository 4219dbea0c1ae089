// Filters of long tables. The choices live in the address, so that a filtered list can be linked to.
// A new choice replaces the address: Back leads out of the list, and back into it as it was left.
(() => {
  const form = document.querySelector("[data-phb-filters]");
  if (!form) return;
  const rows = [...document.querySelectorAll("[data-phb-rows] > tr")];
  const selects = [...form.querySelectorAll("select")];
  const count = form.querySelector("[data-phb-count]");
  const { format } = new Intl.NumberFormat(document.documentElement.lang);

  // A row may have several keys, one on each line.
  const keys = (row, name) => row.dataset[name].split("\n");

  const show = () => {
    const chosen = selects.filter((select) => select.value);
    let shown = 0;
    for (const row of rows) {
      row.hidden = chosen.some((select) => !keys(row, select.name).includes(select.value));
      if (!row.hidden) shown += 1;
    }
    const text = shown ? count.dataset.phbText : count.dataset.phbNone;
    count.value = text.replace("{n}", format(shown)).replace("{all}", format(rows.length));
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
  addEventListener("popstate", readAddress);
  readAddress();
})();
