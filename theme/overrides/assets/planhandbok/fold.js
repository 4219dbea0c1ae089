// A folded part opens when the address points at it or into it, and all do on paper. A tab that the
// address names is the one that shows.
(() => {
  const tab = document.getElementById(location.hash.slice(1));
  if (tab?.name?.startsWith("__tabbed_")) tab.checked = true;

  const closed = "details:not([open])";
  const open = () => {
    const target = document.getElementById(location.hash.slice(1));
    let fold = target?.closest(closed);
    if (!fold) return;
    for (; fold; fold = fold.parentElement.closest(closed)) fold.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", open);
  addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href*='#']");
    if (link?.href === location.href) open(); // to where one is already: the hash does not change
  });
  open();

  let printed = [];
  addEventListener("beforeprint", () => {
    printed = [...document.querySelectorAll(`${closed}.phb-fold`)];
    for (const fold of printed) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of printed) fold.open = false;
  });
})();
