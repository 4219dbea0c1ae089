"""Walks through a page from the keyboard."""

from typing import Any

from playwright.sync_api import Page

MOST_STOPS = 400
"""More than any page has."""
BACK = 15
"""Enough to go back under the headers that stay in sight."""
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  const isSeen = element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
  const isInside =
    box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
  const isMarked = getComputedStyle(element).outlineStyle !== "none";
  const line = element.getClientRects()[0];
  const middle = [(line.left + line.right) / 2, (line.top + line.bottom) / 2];
  const corners = [[line.left + 2, line.top + 2], [line.right - 2, line.bottom - 2]];
  const isClear = [middle, ...corners].some((point) => {
    const top = document.elementFromPoint(...point);
    return top && (element.contains(top) || top.contains(element));
  });
  const { outlineWidth, outlineOffset } = getComputedStyle(element);
  const mark = parseFloat(outlineWidth) + parseFloat(outlineOffset);
  let isWhole = true;
  for (let above = element.parentElement; above !== document.body; above = above.parentElement) {
    const { overflowX, contentVisibility } = getComputedStyle(above);
    const cuts = overflowX !== "visible" || contentVisibility !== "visible";
    const edge = above.getBoundingClientRect().left;
    if (cuts && !above.scrollLeft && line.left - mark < edge - 0.5) isWhole = false;
  }
  return {
    html: element.outerHTML.slice(0, 120),
    isGood: isSeen && isInside && isMarked && isClear && isWhole,
  };
}"""
WATCH = f"""() => {{
  const tell = {FOCUSED};
  const look = (stop) => {{
    if (stop && !stop.isGood && performance.now() - walk.since < 200) return false;
    if (stop) walk.stops.push(stop);
    else walk.hasLeft = walk.hasBegun;
    walk.hasBegun = true;
    return !walk.hasLeft;
  }};
  addEventListener("keydown", (event) => {{
    if (event.key !== "Tab") return;
    if (look(tell())) walk.since = performance.now();
    else event.preventDefault();
  }}, true);
}}"""
"""Looks at each stop when the next key is pressed: to ask the page after each key is a quarter more
work. The focus stays at a stop that is not good for a moment, as the tabs come back a moment after
the page is at its top; and it stays outside a page that it has left.
"""
START = "() => { window.walk = { stops: [], hasBegun: false, hasLeft: false, since: 0 }; }"
ROUND = 16
"""Keys until the page is asked whether the focus has left it."""
STOPS = "a[href], button, input, select, textarea, summary, [tabindex]"
PUT_ROWS_ASIDE = f"""() => {{
  const kind = (row) => [row, ...row.querySelectorAll("{STOPS}")]
    .map(({{ localName, className }}) => `${{localName}} ${{className}}`).join();
  for (const list of document.querySelectorAll("tbody, ul, ol, dl")) {{
    const rows = [...list.children].filter((row) => row.querySelector("{STOPS}"));
    for (const alike of Map.groupBy(rows, kind).values()) {{
      for (const row of alike.slice(3, -1)) row.dataset.aside = row.style.display = "none";
    }}
  }}
}}"""
"""Leaves the first three and the last of the rows of a list that have the same kinds of stops."""
BRING_ROWS_BACK = """() => {
  for (const row of document.querySelectorAll("[data-aside]")) row.style.display = "";
}"""


def badly_seen_stops(page: Page) -> list[str]:
    """Walk through a page that was just loaded, with few rows of each kind in a list."""
    page.evaluate(PUT_ROWS_ASIDE)
    page.evaluate(WATCH)
    stops = [*walked(page, "Tab", MOST_STOPS), *walked(page, "Shift+Tab", BACK)]
    page.evaluate(BRING_ROWS_BACK)
    assert MOST_STOPS > len(stops) >= 5  # past the content, menu, search, and the two at the foot
    return [stop["html"] for stop in stops if not stop["isGood"]]


def walked(page: Page, key: str, most: int) -> list[dict[str, Any]]:
    """Press a key until the focus leaves the page; return where it stopped."""
    page.evaluate(START)
    walk: dict[str, Any] = {"stops": [], "hasLeft": False}
    while not walk["hasLeft"] and len(walk["stops"]) < most:
        for _ in range(ROUND):
            page.keyboard.press(key)
        walk = page.evaluate("walk")
    stops: list[dict[str, Any]] = walk["stops"]
    return stops[:most]
