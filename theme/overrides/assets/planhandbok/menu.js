// The theme shows where one is by looks alone; here it is said too.
for (const here of document.querySelectorAll(
  ".md-tabs__item--active > a, a.md-nav__link--active:not([href^='#'])",
)) {
  here.setAttribute("aria-current", here.pathname === location.pathname ? "page" : "true");
}

// The theme's menu opens its parts with labels. No key presses a label, even if it can have the focus.
addEventListener("keydown", (event) => {
  if (!event.target.matches(".md-nav label") || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  event.target.click();
});

// The menu of a narrow window, for the keyboard too. The theme opens it with a label, which no key
// reaches; with scripts there is a button in its place.
(() => {
  const toggle = document.getElementById("__drawer");
  const label = document.querySelector("label.md-header__button[for=__drawer]");
  const button = document.querySelector(".phb-menu");
  const drawer = document.querySelector(".md-sidebar--primary");
  if (!toggle || !label || !button || !drawer) return;

  const titles = [...drawer.querySelectorAll("label.md-nav__title[for]:not([for=__drawer])")];
  const isSeen = (one) => one.checkVisibility?.({ checkVisibilityCSS: true }) ?? true;
  const tell = () => button.setAttribute("aria-expanded", toggle.checked);
  const turn = (open) => {
    if (toggle.checked !== open) toggle.click();
  };

  button.addEventListener("click", () => {
    turn(!toggle.checked);
    if (toggle.checked) (titles.filter(isSeen).at(-1) ?? drawer.querySelector("a[href]"))?.focus();
  });
  for (const back of titles) {
    const entry = drawer.querySelector(`.md-nav__link[for="${back.htmlFor}"]`);
    back.tabIndex = 0;
    back.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation(); // or it would be pressed again, as every label
      back.click();
      entry.tabIndex = 0; // no key reaches the theme's entry of the part one is in
      entry.focus();
    });
  }
  drawer.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !drawer.contains(event.relatedTarget)) turn(false);
  });
  drawer.addEventListener("click", (event) => {
    if (event.target.closest("a[href]")) turn(false); // to a part of this page, or another
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !toggle.checked) return;
    turn(false);
    button.focus();
  });
  toggle.addEventListener("change", tell);
  toggle.autocomplete = "off"; // else it is open when the reader comes back
  label.hidden = true;
  button.append(...label.children); // its picture
  button.hidden = false;
  tell();
})();
