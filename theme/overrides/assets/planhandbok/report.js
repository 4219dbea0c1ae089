// «Meld»: fills in the form for the row that the address names, and makes of it a message that says what
// changes, in words and for a program. Nothing leaves the page until a button is pressed.
(() => {
  const form = document.querySelector("[data-phb-report]");
  const choose = document.querySelector("[data-phb-choose]");
  const asked = new URLSearchParams(location.search);
  const post = asked.get("post") ?? "";
  const place = asked.get("sted") ?? "";
  if (!form || !post) return;
  const kind = place.split("/")[0];
  const root = new URL("../../", document.currentScript.src);
  const [told] = form.getElementsByTagName("output");
  const shown = form.querySelector("pre");
  const today = new Intl.DateTimeFormat("sv", { timeZone: "Europe/Oslo" }).format(); // as 2027-05-24
  const longest = 1800;
  const width = 66; // not folded again when it is quoted twice
  let record;
  let row;
  let stamp = {}; // when the message was made, which is the same message whatever way it is sent

  const words = (text) => text.trim().split(/\s+/).join(" ");
  const written = (name) => words(form.elements[name].value);
  const two = (part) => String(part).padStart(2, "0");
  const clock = () => {
    const time = new Date();
    const ahead = -time.getTimezoneOffset();
    const local = new Date(+time + ahead * 60_000).toISOString().slice(0, 19);
    const hours = Math.floor(Math.abs(ahead) / 60);
    return `${local}${ahead < 0 ? "-" : "+"}${two(hours)}:${two(Math.abs(ahead) % 60)}`; // as 2027-05-24T14:05:09+02:00
  };
  const norwegian = (day) => day.split("-").reverse().join(".");
  const fault = (name) => form.querySelector(`template[data-phb-${name}]`).innerHTML;

  // A day as 24.05.2027, 2027-05-24 or 24. mai 2027, as the records have it; "" for no such day.
  const months = "januar februar mars april mai juni juli august september oktober november desember";
  const isoDay = (text) => {
    const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
    const [, d, m, y] = /^(\d{1,2})\. ?(\d{1,2}|[a-zæøå]{3,9})\.? ?(\d{4})$/i.exec(text) ?? [];
    const name = m && !/\d/.test(m) && m.toLowerCase();
    const number = name ? months.split(" ").findIndex((each) => each.startsWith(name)) + 1 : m;
    const iso = year ? `${year}-${month}-${day}` : d && number ? `${y}-${two(number)}-${two(d)}` : "";
    const found = new Date(`${iso}T00:00Z`);
    return iso && !Number.isNaN(+found) && found.toISOString().startsWith(iso) ? iso : "";
  };

  // The number of a text, and the sign of its unit before or behind it: of «10,9 %» and «kr 4».
  const parted = (text) => {
    const [, before, number = "", behind] = /^(kr\.?|nok|) ?([^a-zæøå%]*\d) ?(.*)$/i.exec(text) ?? [];
    return { number, sign: (before || behind || "").toLowerCase().replace(/\.$/, "") };
  };
  const units = { "%|prosent": /%|prosent/, "kr|kroner|nok|,-": /\bkr\b|kron|\bnok\b/, "timer|timar": /\btim(e|ar)/, årsverk: /årsverk/ };
  const isWithoutUnit = () => kind === "gevinster" && !row.unit;
  const unitOfRow = () => (isWithoutUnit() ? form.elements.enhet.value : row.unit);
  const inThousands = /\b1 ?000\b|tusen|\bt\.? ?kr|\bmill|\bmrd|tnok|mnok/;
  const isOfRow = (sign) => {
    const unit = unitOfRow().toLowerCase();
    const [, form] = Object.entries(units).find(([signs]) => signs.split("|").includes(sign)) ?? [];
    return !sign || (form?.test(unit) && !inThousands.test(unit));
  };

  // A number with a comma and no spaces, as the records read it (`values/numbers.py`); "" for none.
  const plainNumber = (text) => {
    const number = parted(text).number.replace(/[\u2010-\u2015\u2212]/g, "-").replace(/^([+-]) /, "$1");
    if (/^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d{1,9})?$/.test(number)) return number.replace(/[.+]/g, "");
    if (!/^[+-]?(\d{1,3}( \d{3})+|\d{1,18})([,.]\d{1,9})?$/.test(number)) return "";
    return number.replace(/[ +]/g, "").replace(".", ",");
  };
  const isTwofold = ({ number, sign }) => /^[^.,]*[1-9][^.,]*\.\d{3}$/.test(number) && sign !== ",-";
  const numberFault = (text) => {
    const { sign } = parted(text);
    if (isTwofold(parted(text))) return fault("two-numbers");
    if (!plainNumber(text)) return fault("no-number");
    if (isOfRow(sign)) return "";
    return unitOfRow() ? fault("other-unit").replace("{unit}", unitOfRow) : fault("no-number");
  };

  const noted = () => {
    const text = written("forklaring");
    return text && `${norwegian(today)}: ${text}`;
  };
  const inBraces = (values) => {
    const kept = Object.entries(values).filter(([, value]) => value);
    return `{${kept.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(", ")}}`;
  };

  // What the form says as changes: a place, what is there, and what shall be.
  const ofWork = () => {
    const status = form.elements.status.value;
    return [
      { at: `${place}/status`, old: row.old.status, now: status },
      { at: `${place}/frist`, old: row.old.frist, now: isoDay(written("frist")) },
      { at: `${place}/kommentar/+`, now: noted() },
    ].filter(({ old, now }) => now && now !== old);
  };
  const ofIndicator = () => {
    const reading = { dato: isoDay(written("dato")), verdi: plainNumber(written("tall")) };
    return [{ at: `${place}/målinger/+`, now: inBraces({ ...reading, kommentar: written("forklaring") }) }];
  };
  const ofBenefit = () => {
    const year = form.elements.ar.value;
    const amount = plainNumber(written("tall"));
    const comment = written("forklaring");
    const now = comment ? inBraces({ forventet: amount, kommentar: comment }) : amount;
    const unit = isWithoutUnit() ? [{ at: `${place}/enhet`, now: unitOfRow() }] : [];
    return [...unit, { at: `${place}/beløp/realisert/${year}`, old: row.old[year], now }];
  };
  const changes = () => ({ måling: ofIndicator, gevinster: ofBenefit })[kind]?.() ?? ofWork();

  const faults = () => {
    const chosen = [...form.elements.status].find(({ checked }) => checked);
    const status = form.querySelector("#status-feil").dataset;
    const isWork = !["måling", "gevinster"].includes(kind);
    const found = { frist: "", tall: "", enhet: "", dato: "", status: "" };
    const isLate = chosen?.value === "";
    const says = chosen || written("frist") || written("forklaring");
    if (isWork && !says) found.status = status.phbUnchosen;
    if (isWork && (isLate || written("frist")) && !isoDay(written("frist"))) found.frist = fault("no-day");
    if (isWithoutUnit() && !unitOfRow()) found.enhet = fault("no-unit");
    if (!isWork) found.tall = numberFault(written("tall"));
    if (kind === "måling" && !isoDay(written("dato"))) found.dato = fault("no-day");
    if (isWork && !Object.values(found).some(Boolean) && !changes().length) found.status = status.phbSame;
    return found;
  };

  // Marks each mistake at its field, and returns whether there is none.
  const isRight = () => {
    let first;
    for (const [name, text] of Object.entries(faults())) {
      const field = name === "status" ? form.elements.status[0] : form.elements[name];
      form.querySelector(`#${name}-feil`).textContent = text;
      if (name !== "status") field.setAttribute("aria-invalid", Boolean(text));
      if (text) first ??= field;
    }
    first?.focus();
    return !first;
  };

  // A long line goes on in the next, which never begins as a line of its own does.
  const folded = (line) => {
    const lines = [""];
    for (const word of line.split(" ")) {
      const isOwn = /^(laget|post|sted|før|nå):?$|^[[>|]/i.test(word);
      if (lines.at(-1).length + word.length < width || isOwn) lines.push(`${lines.pop()} ${word}`.trim());
      else lines.push(word);
    }
    return lines;
  };
  const block = () => {
    const parts = changes().flatMap(({ at, old, now }) => [
      `post: ${post}`,
      `sted: ${at}`,
      ...(old ? [`før: ${old}`] : []),
      `nå: ${now}`,
    ]);
    return ["[planhandbok 1]", `laget: ${stamp.made}`, ...parts.flatMap(folded), "[slutt]"];
  };
  const short = (text) => (text.length > 80 ? `${text.slice(0, 79)}…` : text);
  const title = () => `${short(row.title)} (${short(record.title)})`;

  // What was filled in, as the form has it: «Ferdig. Kort forklaring: Alt er levert.»
  const said = (withNote) => {
    const fields = [...form.querySelectorAll("label")].filter((label) => label.offsetParent);
    const answers = fields.map((label) => {
      const { control } = label;
      if (control.type === "radio") return control.checked ? words(label.textContent) : "";
      const isSaid = control.value && (withNote || control.name !== "forklaring");
      const unit = control.name === "tall" && !parted(words(control.value)).sign ? row.unit : "";
      const shown = /^\d/.test(unit) ? `(${unit})` : unit;
      const answer = words(`${control.value} ${shown}`).replace(/\.$/, "");
      return isSaid ? `${words(label.firstChild.data)}: ${answer}` : "";
    });
    return answers.filter(Boolean).join(". ");
  };
  const message = (withNote = true) =>
    [`${title()}: ${said(withNote)}.`, shown.dataset.phbKeep, "", ...block(), ""].join("\n");

  const fileName = () => {
    const time = new Date().toISOString().replace(/\D/g, "").slice(8, 14);
    return `${today}-${time}-${post}-${place.split("/")[1]}.txt`;
  };

  // Each way to send the message returns what it says of it.
  const ways = {
    mail: ({ phbTo, phbSaid, phbLong }) => {
      const address = (withNote) =>
        `${phbTo}?subject=${encodeURIComponent(`Meld: ${title()}`)}&body=${encodeURIComponent(message(withNote).replaceAll("\n", "\r\n"))}`;
      const link = [address(true), address(false)].find(({ length }) => length <= longest);
      if (link) location.href = link;
      return (link ? phbSaid : phbLong).replace("{mail}", () => phbTo.slice("mailto:".length));
    },
    file: ({ phbTo, phbSaid, phbPaste }) => {
      const isFilled = phbTo.includes("{text}");
      if (!isFilled) window.phbCopy(shown);
      const parts = { "{file}": `innmeldinger/${fileName()}`, "{text}": message() };
      open(phbTo.replace(/\{\w+\}/g, (part) => encodeURIComponent(parts[part])), "_blank", "noopener");
      return isFilled ? phbSaid : phbPaste;
    },
    copy: ({ phbSaid, phbLong }) => (window.phbCopy(shown) ? phbSaid : phbLong),
    save: ({ phbSaid }) => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([message()], { type: "text/plain" }));
      link.download = fileName();
      link.click();
      URL.revokeObjectURL(link.href);
      return phbSaid.replace("{file}", () => link.download);
    },
  };

  const showFields = () => {
    for (const field of form.querySelectorAll("[data-phb-for]")) {
      field.hidden = !field.dataset.phbFor.split(" ").includes(kind);
    }
    form.elements.enhet.parentElement.hidden = !isWithoutUnit();
    form.querySelector("[name=status][value='']").parentElement.hidden = kind === "leveranser"; // has no deadline to be late for
  };

  const show = () => {
    const [name] = form.getElementsByTagName("strong");
    const link = form.querySelector("p a");
    name.textContent = row.title;
    link.textContent = record.title;
    link.href = new URL(record.address, root);
    if (location.protocol === "file:") link.href += "index.html";
    const now = form.querySelector("[data-phb-now]");
    now.textContent = row.now;
    now.parentElement.hidden = !row.now;
    const number = form.querySelector("label[for=tall]");
    number.children[0].textContent = row.unit ? `(${row.unit})` : "";
    if (kind === "gevinster") number.firstChild.data = `${form.dataset.phbRealised} `;
    form.elements.dato.value = norwegian(today);
    for (const year of row.years ?? []) form.elements.ar.add(new Option(year));
    showFields();
    form.hidden = false;
    choose.hidden = true;
    document.title = `${row.title}: ${document.title}`;
    [...form.elements].find((field) => field.offsetParent && field.type !== "fieldset").focus();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    told.value = "";
    if (!isRight()) return;
    const says = JSON.stringify(changes());
    if (stamp.says !== says) stamp = { says, made: clock() };
    shown.textContent = message();
    shown.hidden = false;
    const { dataset } = event.submitter;
    const text = ways[dataset.phbWay](dataset);
    requestAnimationFrame(() => (told.value = text)); // said again when it is the same
  });

  const missing = () => {
    const note = choose.querySelector("[data-phb-missing]");
    note.textContent = note.dataset.phbMissing;
    note.hidden = false;
  };
  window.phbReport = (found) => {
    record = found;
    row = Object.hasOwn(found.rows, place) ? found.rows[place] : null;
    if (row) show();
    else missing();
  };
  const script = document.createElement("script");
  script.src = new URL(`meld/${post}.js`, root);
  script.addEventListener("error", missing);
  if (/^[a-z0-9-]+$/.test(post)) document.head.append(script);
  else missing();
})();
