// Search is loaded when somebody asks for it, or comes to an address with a query: «?q=gevinst».
(() => {
  const button = document.querySelector(".phb-search");
  if (!button) return;
  const folder = new URL("./", document.currentScript.src);

  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: address });
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  const loaded = (name) => load(new URL(`search_${name}.js`, folder));
  globalThis.phbSok = { load };

  let box;
  const open = async () => {
    box ??= loaded("terms")
      .then(() => loaded("engine"))
      .then(() => phbSok.ready())
      .then(() => loaded("box"));
    try {
      await box;
      phbSok.open(button);
    } catch {
      box = undefined; // the next press tries again
      button.nextElementSibling.showPopover({ source: button });
    }
  };
  const isWriting = ({ target }) => target.closest("input, select, textarea, [contenteditable]");

  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const isShortcut =
      event.key.toLowerCase() === "k" && event.ctrlKey !== event.metaKey && !event.shiftKey;
    // On a Norwegian keyboard «/» is Shift and 7.
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !isWriting(event);
    if (event.altKey || (!isShortcut && !isSlash)) return;
    event.preventDefault();
    open();
  });
  if (new URLSearchParams(location.search).has("q")) open();
})();
