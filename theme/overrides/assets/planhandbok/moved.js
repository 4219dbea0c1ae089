// From where a page was to where it is now, with the anchor and the filters of the link that was
// followed. Who came for something that did not move with the page stays, and reads what became of it.
(() => {
  const link = document.querySelector("[data-phb-moved]");
  const row = document.getElementById(anchor());
  if (!link || row?.closest(".phb-gone")) return;
  const target = new URL(link.href);
  target.search = location.search;
  target.hash ||= location.hash;
  if (target.protocol === "file:") target.pathname = target.pathname.replace(/\/$/, "/index.html");
  location.replace(target);

  // As the page spells it; one that is no address is of nothing here.
  function anchor() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }
})();
