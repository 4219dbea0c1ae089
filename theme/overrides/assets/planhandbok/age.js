// Says how old the numbers are, when nothing has built the site for days: what is due follows the day.
(async (note) => {
  const told = document.querySelector("[data-phb-age]");
  if (!told || location.protocol === "file:") return;
  try {
    const { date } = await (await fetch(note, { cache: "no-cache" })).json();
    const today = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Oslo" }).format(); // as 2027-05-24
    const days = (Date.parse(today) - Date.parse(date)) / 86_400_000;
    const { format } = new Intl.NumberFormat(document.documentElement.lang);
    if (days >= 3) told.textContent = told.dataset.phbAge.replace("{n}", format(days));
  } catch {
    // Without an answer, nothing is known of the age, and nothing is said.
  }
})(new URL("../../bygg.json", document.currentScript.src));
