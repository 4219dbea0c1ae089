"""A page of the guide cannot have the address of a page that we make; the rest is in
`tests/cases/`.
"""

from planhandbok.pages.pages import output_of
from planhandbok.plan.plan import plan_of
from planhandbok.records.addresses.urls import OUR_FOLDERS
from tests.support.handbooks import MKDOCS, TODAY, Scratch


def test_each_folder_with_pages_of_ours_is_taken(scratch: Scratch) -> None:
    scratch.write("mkdocs.yml", f"{MKDOCS}    innmelding: post@kommunen.no\n")
    folders = {
        page.address.partition("/")[0]
        for page in output_of(plan_of(scratch.handbook(), TODAY)).pages
    }
    assert {f"{folder}/" for folder in folders if folder} <= set(OUR_FOLDERS)
