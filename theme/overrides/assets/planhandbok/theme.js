// What the theme's own script asks for, without keeping anything in the browser. It is a file because a
// strict policy lets no script run that stands inside a page.
var __md_scope = new URL("../../", document.currentScript.src);
var __md_hash = () => 0;
var __md_get = () => null;
var __md_set = () => {};

// A tab that the address names is the one that shows.
{
  const tab = document.getElementById(location.hash.slice(1));
  if (tab?.name?.startsWith("__tabbed_")) tab.checked = true;
}
