"""Executes notebooks one after another and writes each, with its outputs, as an HTML page.

    python execute_notebooks.py NOTEBOOK PAGE [NOTEBOOK PAGE ...]

One kernel executes all notebooks of a folder, as most take less time than its start. It is reset in between
(`%reset -f`). Where that does not make it clean, and after a notebook that failed, the next one gets a new kernel.

Lines on standard error tell how it goes: "gmia notebook: " and a JSON object with `notebook`, its place in the list
from 0; at its end also `seconds`, and where it failed `error`: its `message`, and where a cell threw it the place of
that `cell` from 1 and a `summary` in a line. The kernel's own lines stand between them in the order of time.

The program and its kernel end when standard input is closed: whoever started the program stopped it, or died.
"""

import asyncio
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
from traitlets.config import Config

PREFIX = "gmia notebook: "  # execute.ts looks for it


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


def page_of(content, name):
    """A notebook as HTML, without scripts from outside."""
    exporter = HTMLExporter(config=Config(HTMLExporter={"mathjax_url": "", "require_js_url": ""}))
    html, _ = exporter.from_notebook_node(content, {"metadata": {"name": name}})
    return html


async def make_page(kernel, notebook, page):
    content = nbformat.read(notebook, as_version=4)
    # A copy with other parameters says where the original is.
    original = content.metadata.pop("gmia", {}).get("original", notebook)
    await kernel.clean(os.path.dirname(os.path.abspath(original)))
    await kernel.execute(content)
    name = os.path.splitext(os.path.basename(notebook))[0]
    with open(page, "w", encoding="utf-8") as file:
        file.write(page_of(content, name))


def described(error):
    if isinstance(error, CellExecutionError):
        message = str(error).partition("\n")[2]  # the first line says only that there is one
        return {"message": message, "cell": error.cell, "summary": f"{error.ename}: {error.evalue}"}
    return {"message": f"{type(error).__name__}: {error}"}


def report(**fields):
    print(PREFIX + json.dumps(fields), file=sys.stderr, flush=True)


async def main(files, kernel):
    for place, (notebook, page) in enumerate(zip(files[::2], files[1::2])):
        report(notebook=place)
        start = time.monotonic()
        failure = {}
        try:
            await make_page(kernel, notebook, page)
        except Exception as error:
            failure = {"error": described(error)}
            await kernel.end()
        report(notebook=place, seconds=time.monotonic() - start, **failure)
    await kernel.end()


def stop_at_once(kernel):
    """Has signals, and the end of standard input, end the kernel and this process, whatever they are doing."""

    def stop(*_):
        kernel.kill()
        os._exit(1)

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    threading.Thread(target=lambda: stop(sys.stdin.read()), daemon=True).start()


if __name__ == "__main__":
    only = Kernel()
    stop_at_once(only)
    asyncio.run(main(sys.argv[1:], only))
