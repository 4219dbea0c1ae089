// Search is loaded when somebody asks for it, or comes to an address with a query: «?q=gevinst».
(() => {
  const button = document.querySelector(".phb-search");
  if (!button) return;
  const ours = document.currentScript.src; // its query names the contents of all our scripts

  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: address });
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  globalThis.phbSok = { load };

  // What is typed before the box is there is put into it.
  let early = "";
  const keep = (event) => {
    if (event.key.length > 1 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    early += event.key;
  };

  let box;
  const open = async () => {
    addEventListener("keydown", keep, true);
    box ??= load(new URL(`search_finder.js${new URL(ours).search}`, ours))
      .then(() => phbSok.ready())
      .then(() => phbSok.makeBox());
    try {
      await box;
      phbSok.open(button, early);
    } catch {
      box = undefined; // the next press tries again
      button.nextElementSibling.showPopover({ source: button });
    } finally {
      removeEventListener("keydown", keep, true);
      early = "";
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
