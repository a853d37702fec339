#!/usr/bin/env python3
"""Types in a real, interactive bash in another root, and looks at what Tab makes of it.

    type.py ROOT COMPLETIONS PATH
"""

import os
import pty
import select
import sys
import time

root, completions, path = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.chroot(root)
    os.chdir("/seed")
    os.execve("/bin/bash", ["bash", "--norc", "-i"], {
        "PATH": path, "HOME": "/root", "TERM": "dumb", "LC_ALL": "C.UTF-8", "PS1": "$ ", "INPUTRC": "/dev/null"})


def read(until, seconds=20):
    text, end = "", time.monotonic() + seconds
    while until not in text and time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            text += os.read(terminal, 65536).decode(errors="replace")
    return text


def typed(keys, until):
    os.write(terminal, keys.encode())
    found = read(until)
    if until not in found:
        sys.exit(f"typed {keys!r}, wanted {until!r}, got {found!r}")


read("$ ")
typed(f". /usr/share/bash-completion/bash_completion; . {completions}; echo re''ady\n", "ready")
# One way to go on is taken at once.
typed("bizlog che\t", "check ")
typed("\x15bizlog show F-BIZ-001 F-BIZ-002 >/dev/null; bizlog list --severity Imp\t", "Important")
typed("\x15bizlog learn --category CRM\t", "CRM/Zoho")
# Several are listed on the second Tab.
typed("\x15bizlog show F-BIZ-00\t\t", "F-BIZ-002")
typed("\x15exit\n", "exit")
os.waitpid(child, 0)
