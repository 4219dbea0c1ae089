// Search is loaded when somebody asks for it: it weighs more than all else on a page.
(() => {
  const button = document.querySelector(".phb-search");
  if (!button) return;
  const folder = new URL("../../pagefind/", document.currentScript.src);
  const { phbLabel: label } = button.dataset;

  const loaded = (kind, attributes) =>
    new Promise((resolve, reject) => {
      const element = Object.assign(document.createElement(kind), attributes);
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.prepend(element); // or its colours would win over ours
    });

  const load = async () => {
    const style = { rel: "stylesheet", href: new URL("pagefind-component-ui.css", folder) };
    const script = { src: new URL("pagefind-component-ui.js", folder) };
    await Promise.all([loaded("link", style), loaded("script", script)]);
    const search = PagefindComponents.configureInstance("default", { bundlePath: folder.pathname });
    search.setTranslations({ search_label: label, keyboard_search: label });
    const modal = document.createElement("pagefind-modal");
    button.after(modal);
    return modal;
  };

  let modal;
  const open = async () => {
    modal ??= load();
    try {
      (await modal).open();
    } catch (error) {
      modal = undefined; // the next press tries again
      throw error;
    }
  };
  const ask = () => {
    if (location.protocol === "file:") button.nextElementSibling.showPopover({ source: button });
    else open();
  };

  button.addEventListener("click", ask);
  addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || event.ctrlKey === event.metaKey) return;
    if (event.shiftKey || event.altKey) return;
    event.preventDefault();
    ask();
  });
})();
