"""Executes notebooks one after another and makes of each, with its outputs, what a page is made from.

    python execute_notebooks.py [--as-is]

Each line on standard input orders one: a JSON list of the paths of NOTEBOOK and PARTS. PARTS is a file of JSON:
`body`, the cells as HTML; `charts`, whether Plotly draws on it; `figures`, what it is to draw where the HTML does not;
and `pictures`, those that stand beside charts, with the `tags` of their cells. It is written of a notebook that failed,
too, as far as it came.
With --as-is nothing is executed: the outputs are those that the notebook was saved with.

One kernel executes all notebooks of a folder, as most take less time than its start. It is reset in between
(`%reset -f`). Where that does not make it clean, and after a notebook that failed, the next one gets a new kernel.

A line on standard error tells the end of each: "gmia notebook: " and a JSON object with `seconds`, and where it failed
`error`: its `message`, and where a cell threw it the place of that `cell` from 1 and a `summary` in a line. The
kernel's own lines stand before it in the order of time.

After the line `null` the program and its kernel end with what was ordered. They end at once when standard input is
closed before: whoever started the program stopped it, or died.
"""

import asyncio
import base64
import html
import json
import os
import signal
import sys
import threading
import time

import nbformat
from jupyter_client.manager import start_new_async_kernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert.exporters import HTMLExporter

PREFIX = "gmia notebook: "  # execute.ts looks for it
SVG = "image/svg+xml"
PLOTLY = "application/vnd.plotly.v1+json"
TEMPLATES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates")


class Kernel:
    """The kernel that executes the notebooks, one at a time."""

    manager = client = folder = None

    async def clean(self, folder):
        """Makes the kernel as if it had just been started in the folder."""
        if self.manager and not (folder == self.folder and await self._is_reset()):
            await self.end()
        if not self.manager:
            options = {"cwd": folder, "transport_encryption": "required"}  # others on the machine cannot listen
            self.manager, self.client = await start_new_async_kernel(kernel_name="gmia", **options)
            self.folder = folder

    async def _is_reset(self):
        if not await self.manager.is_alive():
            return False
        try:
            reply = await self.client.execute("%reset -f", silent=True, reply=True, timeout=60)
        except TimeoutError:
            return False
        return reply["content"]["status"] == "ok"

    async def set_variables(self, variables):
        """Adds to the environment of the cells, until the kernel is clean again."""
        if variables:
            code = f"Object.assign(process.env, {json.dumps(variables)})"
            await self.client.execute(code, silent=True, store_history=False, reply=True, timeout=600)

    async def execute(self, content):
        """Executes a notebook's cells and puts their outputs into it."""
        # By default nbclient drops what it has not read 4 s after a cell ends: slow machines then lose lines.
        executor = NotebookClient(content, self.manager, iopub_timeout=600)
        executor.kc = self.client
        info = await executor.async_wait_for_reply(self.client.kernel_info())
        content.metadata["language_info"] = info["content"]["language_info"]
        for index, cell in enumerate(content.cells):
            try:
                await executor.async_execute_cell(cell, index)
            except CellExecutionError as error:
                error.cell = index + 1
                raise

    async def end(self):
        if self.manager:
            self.client.stop_channels()
            if await self.manager.is_alive():
                await self.manager.shutdown_kernel()
        self.manager = self.client = None

    def kill(self):
        if self.manager and self.manager.has_kernel:
            self.manager.provisioner.process.kill()  # the process in which its cells run ends with it


def clear(content):
    """Takes out what a notebook was saved with: cells that are not reached have no outputs."""
    for cell in content.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None


def text_of(output):
    return output.data.get("text/plain", "picture")


def svg_uri(svg):
    """As an image, an SVG runs no script."""
    return f"data:{SVG};base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")


def is_chart(output):
    return PLOTLY in output.data


def parts_of(content):
    outputs = [(cell, output) for cell in content.cells for output in cell.get("outputs", []) if "data" in output]
    figures = []

    def chart_html(output):
        """As it draws itself; a mark where it is a mere picture, as charts are in notebooks outside a report."""
        if "<script" in output.data["text/html"]:
            return output.data["text/html"]
        figures.append(output.data[PLOTLY])
        return f"<!-- figure {len(figures) - 1} -->"

    exporter = HTMLExporter(
        template_name="gmia",
        extra_template_basedirs=[TEMPLATES],
        exclude_anchor_links=True,
        filters={"svg_uri": svg_uri, "is_chart": is_chart, "text_of": text_of, "chart_html": chart_html},
    )
    return {
        "body": exporter.from_notebook_node(content)[0],
        "charts": any(is_chart(output) for _, output in outputs),
        "figures": figures,
        "pictures": [
            {
                "svg": output.data[SVG],
                "figure": output.data.get(PLOTLY),
                "text": text_of(output),
                "tags": cell.metadata.get("tags", []),
            }
            for cell, output in outputs
            if SVG in output.data
        ],
    }


async def make_parts(kernel, notebook, parts):
    """@param kernel: None where the notebook is taken as it is"""
    content = nbformat.read(notebook, as_version=4)
    # A copy with other parameters says where the original is, and what its environment has beyond the kernel's.
    told = content.metadata.pop("gmia", {})
    try:
        if kernel:
            clear(content)
            await kernel.clean(os.path.dirname(os.path.abspath(told.get("original", notebook))))
            await kernel.set_variables(told.get("variables", {}))
            await kernel.execute(content)
        elif not any(cell.get("outputs") for cell in content.cells):
            raise ValueError("It was saved without outputs: it has to be executed")
    finally:
        made = json.dumps(parts_of(content))
        with open(parts, "w", encoding="utf-8") as file:
            file.write(made)


def described(error):
    if isinstance(error, CellExecutionError):
        message = str(error).partition("\n")[2]  # the first line says only that there is one
        return {"message": message, "cell": error.cell, "summary": f"{error.ename}: {error.evalue}"}
    return {"message": f"{type(error).__name__}: {error}"}


def report(**fields):
    print(PREFIX + json.dumps(fields), file=sys.stderr, flush=True)


async def main(kernel):
    orders = asyncio.Queue()
    hear(orders, asyncio.get_running_loop(), kernel)
    while (order := await orders.get()) is not None:
        start = time.monotonic()
        failure = {}
        try:
            await make_parts(kernel, *order)
        except Exception as error:
            failure = {"error": described(error)}
            if kernel:
                await kernel.end()
        report(seconds=time.monotonic() - start, **failure)
    if kernel:
        await kernel.end()


def hear(orders, loop, kernel):
    """Takes orders; has signals, and the end of standard input, end the kernel and this process, whatever they do."""

    def stop(*_):
        if kernel:
            kernel.kill()
        os._exit(1)

    def listen():
        for line in sys.stdin:
            loop.call_soon_threadsafe(orders.put_nowait, json.loads(line))
            if line.strip() == "null":
                return
        stop()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    threading.Thread(target=listen, daemon=True).start()


if __name__ == "__main__":
    asyncio.run(main(None if sys.argv[1:] == ["--as-is"] else Kernel()))
