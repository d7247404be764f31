"""Starts the gmia kernel, runs cells and interrupts them; prints one JSON object about what came back."""

import json
import time

from jupyter_client.manager import start_new_kernel


def wait_for(client, text):
    """Waits until the running cell has printed the text."""
    while True:
        message = client.get_iopub_msg(timeout=20)
        if message["msg_type"] == "stream" and text in message["content"]["text"]:
            return


def reply_to(client, request):
    """The reply to one request; replies to earlier ones may still be on their way."""
    while True:
        message = client.get_shell_msg(timeout=20)
        if message["parent_header"]["msg_id"] == request:
            return message["content"]


def interrupted(manager, client, code):
    """Interrupts a cell as soon as it says `started`; returns its reply and how long the reply took."""
    request = client.execute(code)
    wait_for(client, "started")
    time.sleep(0.3)  # Node loses a signal that comes in the moment when the synchronous part of a cell ends
    began = time.monotonic()
    manager.interrupt_kernel()
    reply = reply_to(client, request)
    seconds = time.monotonic() - began
    time.sleep(0.4)  # the kernel drops what was sent before a failure
    return {"status": reply["status"], "ename": reply.get("ename"), "evalue": reply.get("evalue"), "seconds": seconds}


manager, client = start_new_kernel(kernel_name="gmia")
try:
    report = {
        "loop": interrupted(manager, client, "console.log('started');\nfor (;;) {}"),
        "await": interrupted(manager, client, "console.log('started');\nawait new Promise(r => setTimeout(r, 60000));"),
        "listener": interrupted(manager, client, """
            let stop = false;
            process.once('gmia:interrupt' as any, () => { stop = true; });
            console.log('started');
            while (!stop) await new Promise(r => setImmediate(r));
            throw new Error('stopped after 3 of 5 models');
        """),
    }
    request = client.execute("const after = 6 * 7; console.log('answer', after)")
    wait_for(client, "answer 42")
    report["after"] = reply_to(client, request)["status"]
    client.execute("console.log('started');\nsetInterval(() => {}, 1000);\nawait new Promise(() => {})")
    wait_for(client, "started")
    began = time.monotonic()
    client.shutdown()
    manager.finish_shutdown(waittime=10)
    report["shutdown"] = time.monotonic() - began
finally:
    client.stop_channels()
    if manager.has_kernel:
        manager.shutdown_kernel(now=True)
print(json.dumps(report))
