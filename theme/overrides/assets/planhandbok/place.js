// Back to where one was in a long list. What stands above is not laid out when one comes back, so it
// is the row one left that is looked for, not how far down it was.
(() => {
  const body = document.querySelector("[data-phb-rows]");
  if (!body) return;
  const left = history.state?.phbLeft;

  body.addEventListener("click", (event) => {
    const row = event.target.closest("tr");
    const place = { row: row.sectionRowIndex, top: row.getBoundingClientRect().top };
    history.replaceState({ phbLeft: place }, "");
  });

  const goBack = () => {
    const row = body.rows[left.row];
    row.scrollIntoView();
    scrollBy(0, row.getBoundingClientRect().top - left.top);
    row.querySelector("a").focus({ preventScroll: true });
    history.replaceState(null, "");
  };
  if (body.rows[left?.row]) addEventListener("load", () => requestAnimationFrame(goBack));
})();
