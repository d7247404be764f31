"""Starts the kernel that Jupyter finds under the name gmia, runs the cells that are handed over, and prints what they
print as one JSON list."""

import json
import sys

from jupyter_client.manager import start_new_kernel

folder, *cells = sys.argv[1:]
manager, client = start_new_kernel(kernel_name="gmia", cwd=folder)
printed = []
try:
    for code in cells:
        texts = []

        def hear(message):
            content = message["content"]
            texts.append(content.get("text") or content.get("evalue") or "")

        client.execute_interactive(code, timeout=120, output_hook=hear)
        printed.append("".join(texts))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
print(json.dumps(printed))
