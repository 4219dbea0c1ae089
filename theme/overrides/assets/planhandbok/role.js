// The page of a unit as one role has it, which the address names: ?ansvar=Rektor.
(() => {
  const note = document.querySelector("[data-phb-role]");
  const role = new URLSearchParams(location.search).get("ansvar")?.trim();
  if (!note || !role) return;
  const shown = (part) => part.querySelector("[data-phb-roles]:not([hidden])");

  const wanted = role.toLowerCase();
  for (const row of document.querySelectorAll("[data-phb-roles]")) {
    row.hidden = !row.dataset.phbRoles.toLowerCase().split("\n").includes(wanted);
  }
  for (const part of document.querySelectorAll("[data-phb-part]")) {
    part.hidden = !shown(part);
    if (part.tagName === "DETAILS") part.open = true;
  }
  for (const part of document.querySelectorAll("[data-phb-whole], [data-phb-part] > summary")) {
    part.hidden = true;
  }

  const [text, whole, own] = note.children;
  const sentence = shown(document) ? note.dataset.phbRole : note.dataset.phbNone;
  text.textContent = sentence.replace("{role}", () => role);
  whole.href = location.pathname;
  const address = new URL(own.href);
  address.searchParams.set("ansvar", role);
  own.href = address;
  note.hidden = false;
  document.title = `${role}: ${document.title}`;
})();
