"""Starts the gmia kernel on a cell without end, prints the kernel's process id, and dies without a word to it."""

import os
import signal

from jupyter_client.manager import start_new_kernel

manager, client = start_new_kernel(kernel_name="gmia")
client.execute("for (;;) await new Promise(r => setImmediate(r))")
print(manager.provisioner.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
