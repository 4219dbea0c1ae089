// Opened from a disk or a share, a link to a folder leads to the page in it: no server does that there.
(() => {
  if (location.protocol !== "file:") return;
  const root = new URL("../../", document.currentScript.src).href;

  for (const link of document.querySelectorAll("a[href]")) {
    const { href } = link;
    const address = new URL(href.baseVal ?? href, location.href); // one in a drawing is not resolved
    if (!address.href.startsWith(root) || !address.pathname.endsWith("/")) continue;
    address.pathname += "index.html";
    link.setAttribute("href", address);
  }
})();
