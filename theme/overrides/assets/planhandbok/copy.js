// «Kopier henvisning»: fills in the address of the page where the site does not know its own, and copies
// as text and as HTML with a link. A copy event holds both, and works without https too.
(() => {
  const box = document.querySelector("[data-phb-cite]");
  if (!box) return;
  const { phbCite: unknown, phbCopied: copied, phbSelected: selected } = box.dataset;
  const address = location.href.replace(/(index\.html)?([?#].*)?$/, "");

  const [shown, button, told] = box.querySelectorAll("code, button, output");
  const link = shown.querySelector("a");

  const copy = () => {
    const fill = (event) => {
      event.clipboardData.setData("text/plain", shown.textContent);
      event.clipboardData.setData("text/html", shown.innerHTML);
      event.preventDefault();
    };
    getSelection().selectAllChildren(shown);
    document.addEventListener("copy", fill);
    const isDone = document.execCommand("copy");
    document.removeEventListener("copy", fill);
    return isDone;
  };

  if (unknown) {
    link.href = address;
    shown.lastChild.textContent = shown.lastChild.textContent.replace(unknown, address);
  }
  button.hidden = false;
  button.addEventListener("click", () => {
    told.value = "";
    const text = copy() ? copied : selected;
    requestAnimationFrame(() => (told.value = text)); // said again when it is the same
  });
})();
