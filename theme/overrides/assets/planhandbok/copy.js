// «Kopier henvisning»: fills in the address of the page where the site does not know its own, and copies.
// A copy event holds more than one form of a text, and works without https too.
(() => {
  const box = document.querySelector("[data-phb-cite]");
  if (!box) return;
  const { phbCite: unknown, phbCopied: copied, phbSelected: selected } = box.dataset;
  const address = location.href.replace(/(index\.html)?([?#].*)?$/, "");

  const copy = (shown, isHtml) => {
    const text = shown.textContent;
    const fill = (event) => {
      event.clipboardData.setData("text/plain", text);
      if (isHtml) event.clipboardData.setData("text/html", text);
      event.preventDefault();
    };
    getSelection().selectAllChildren(shown);
    document.addEventListener("copy", fill);
    const isDone = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    return isDone;
  };

  for (const button of box.querySelectorAll("button")) {
    const [told, shown] = [button.nextElementSibling, button.parentElement.lastElementChild];
    if (unknown) shown.textContent = shown.textContent.replace(unknown, address);
    button.hidden = false;
    button.addEventListener("click", () => {
      for (const one of box.querySelectorAll("output")) one.value = "";
      const text = copy(shown, "phbHtml" in button.dataset) ? copied : selected;
      requestAnimationFrame(() => (told.value = text)); // said again when it is the same
    });
  }
})();
