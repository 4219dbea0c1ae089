"""The list of a benefits tree is never longer than can be read, and names only other A3s."""

from planhandbok.pages.benefits.tree import MOST_LISTED
from planhandbok.plan.plan import plan_of
from tests.pages import tables
from tests.support.goals import MEAL
from tests.support.handbooks import TODAY, Scratch


def tree_page(scratch: Scratch) -> str:
    return tables.body(plan_of(scratch.handbook(), TODAY), "syklus/2027/gevinsttre/")


def test_a_long_list_counts_what_it_leaves_out(scratch: Scratch) -> None:
    for number in range(MOST_LISTED + 1):
        scratch.a3(f"a{number:03}", MEAL)
        scratch.a3(f"tom{number:03}")
    html = tree_page(scratch)
    assert html.count("<li>og 1 til</li>") == 3  # below two goals, and last
    assert html.count('<li id="mal-') == 4


def test_a_list_names_other_a3s_and_not_its_own(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEAL)
    measure = "{id: utrede, tiltak: Utrede mat, utredning: skolemat}"
    more = f"endringstiltak: [{measure}]\ngevinster_andre_steder: [skolemat/ro]\n"
    scratch.a3("helheten", more)
    page = tables.body(plan_of(scratch.handbook(), TODAY), "a3/helheten/")
    tree = page.partition("phb-tree")[2].partition("</figure>")[0]
    assert "Utrede mat</a>" in tree
    assert ">Skolemat</a>)" in tree
    assert ">Helheten</a>)" not in tree


def test_a_part_that_stands_again_does_not_name_its_a3_again(scratch: Scratch) -> None:
    scratch.a3("skolemat", MEAL)
    tree = tree_page(scratch)
    assert tree.count("Mer ro.</a> (<a") == 1
    assert "Mer ro.</a> (se over)" in tree
