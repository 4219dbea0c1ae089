// Back to where one was in a long list. What stands above is not laid out when one comes back, so it
// is the row one left that is looked for, not how far down it was.
(() => {
  const lists = [...document.querySelectorAll("[data-phb-rows]")];
  let left = history.state?.phbLeft;
  const linkIn = (row) => row.querySelector("a")?.href;

  // Rows above are laid out as they come into view, and move those below.
  const settle = (row, top, frames) => {
    scrollBy(0, row.getBoundingClientRect().top - top);
    if (frames) requestAnimationFrame(() => settle(row, top, frames - 1));
  };

  const goBack = () => {
    const ready = lists.filter((list) => list.ariaBusy !== "true");
    const rows = ready.flatMap((list) => [...list.rows]);
    const row = left && rows.find((each) => linkIn(each) === left.link);
    if (!row) return;
    const fold = row.closest("details");
    if (fold) fold.open = true;
    row.scrollIntoView();
    settle(row, left.top, 8);
    row.querySelector("a").focus({ preventScroll: true });
    history.replaceState(null, "");
    left = null;
  };

  for (const list of lists) {
    list.addEventListener("click", (event) => {
      const row = event.target.closest("tr");
      const place = { link: linkIn(row), top: row.getBoundingClientRect().top };
      history.replaceState({ phbLeft: place }, "");
    });
    list.addEventListener("phb-rows", goBack); // rows that were fetched: parts.js
  }
  if (left) addEventListener("load", () => requestAnimationFrame(goBack));
})();
