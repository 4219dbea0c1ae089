// «Kopier henvisning»: fills in the address of the page where the site does not know its own, and copies
// as text and as HTML with a link.
(() => {
  // Selects an element, and copies its text, and HTML if there is any; returns whether it is done. A copy event
  // holds both, and works without https too.
  window.phbCopy = (shown, html = "") => {
    const fill = (event) => {
      event.clipboardData.setData("text/plain", shown.textContent);
      if (html) event.clipboardData.setData("text/html", html);
      event.preventDefault();
    };
    getSelection().selectAllChildren(shown);
    document.addEventListener("copy", fill);
    const isDone = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    return isDone;
  };

  const box = document.querySelector("[data-phb-cite]");
  if (!box) return;
  const { phbCite: unknown, phbCopied: copied, phbSelected: selected } = box.dataset;
  const address = location.href.replace(/(index\.html)?([?#].*)?$/, "");

  const [shown, button, told] = box.querySelectorAll("code, button, output");
  const link = shown.querySelector("a");

  if (unknown) {
    link.href = address;
    shown.lastChild.textContent = shown.lastChild.textContent.replace(unknown, address);
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    told.value = "";
    const text = window.phbCopy(shown, shown.innerHTML) ? copied : selected;
    requestAnimationFrame(() => (told.value = text)); // said again when it is the same
  });
})();
