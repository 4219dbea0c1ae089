"""The command `schema`."""

from pathlib import Path

from planhandbok.command.group import CommandLine
from planhandbok.command.options import ProjectOption
from planhandbok.records.reading.method import method_of
from planhandbok.records.schema.json_schema import FOLDER, schemas
from planhandbok.site.written import write_file

app = CommandLine()


@app.command()
def schema_command(project: ProjectOption = Path()) -> None:
    folder = project / FOLDER
    for name, text in schemas(method_of(project)).items():
        write_file(folder / name, text.encode())
