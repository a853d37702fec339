#!/usr/bin/env python3
"""Runs the shell steps of action.yml, or the script of gitlab-ci.yml, as they stand.

    workflow.py action FILE NAME=VALUE...    the inputs, by their names; the others have their defaults
    workflow.py gitlab FILE                  its script; variables come from the environment

The steps run in the current directory, with `steps.ID.outputs` passed on as GitHub does. What they print is printed; the exit status is 1 if
one of them fails, and later steps run all the same if they say so. Only what these two files use of YAML and of expressions is understood.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile


def block(lines, start, indent):
    """The lines of a `|` block, and where it ends."""
    out = []
    while start < len(lines) and (not lines[start].strip() or len(lines[start]) - len(lines[start].lstrip()) >= indent):
        out.append(lines[start][indent:])
        start += 1
    return "\n".join(out).rstrip("\n") + "\n", start


def scalar(text):
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def inputs_of(text):
    """The inputs with their defaults."""
    section = re.search(r"^inputs:\n(.*?)^(?=\S)", text, re.S | re.M)[1]
    return {match[1]: scalar(match[2]) for match in re.finditer(r"^  ([a-z-]+):\n(?:    .*\n)*?    default: (.*)$", section, re.M)}


def steps_of(text):
    lines = text[text.index("\n  steps:\n"):].split("\n")[2:]
    steps, place, inside = [], 0, None
    while place < len(lines):
        line = lines[place]
        place += 1
        if match := re.match(r"    - name: (.*)", line):
            steps.append({"name": match[1], "env": {}})
        elif match := re.match(r"      ([a-z-]+): ?(.*)", line):
            inside = match[1]
            if match[2] == "|":
                steps[-1][inside], place = block(lines, place, 8)
            elif inside != "env":
                steps[-1][inside] = match[2]
        elif (match := re.match(r"        (\w+): (.*)", line)) and inside == "env":
            steps[-1]["env"][match[1]] = scalar(match[2])
        elif line.strip():
            raise SystemExit(f"not understood: {line}")
    return steps


def resolved(text, context):
    def value(match):
        name = match[1].strip()
        if name not in context:
            raise SystemExit(f"nobody has given {name}")
        return context[name]
    return re.sub(r"\$\{\{(.*?)\}\}", value, text)


def action(file, given):
    text = pathlib.Path(file).read_text()
    context = {"github.event.pull_request.base.sha": ""}
    for name, default in inputs_of(text).items():
        context[f"inputs.{name}"] = given.pop(name) if name in given else resolved(default, context)
    if given:
        raise SystemExit(f"no such input: {', '.join(given)}")
    failed = False
    with tempfile.TemporaryDirectory() as temporary:
        summary = pathlib.Path(temporary) / "summary"
        summary.touch()
        for step in steps_of(text):
            if failed and "if" not in step:
                continue
            output = pathlib.Path(temporary) / "output"
            output.write_text("")
            environment = {name: resolved(value, context) for name, value in step["env"].items()}
            environment |= {"GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary), "RUNNER_TEMP": temporary}
            print(f"## {step['name']}", flush=True)
            run = subprocess.run(["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
                                 cwd=resolved(step.get("working-directory", "."), context), env=os.environ | environment)
            print(f"## {step['name']} ended with {run.returncode}", flush=True)
            failed = failed or run.returncode != 0
            for line in output.read_text().splitlines():
                name, _, value = line.partition("=")
                context[f"steps.{step.get('id', '')}.outputs.{name}"] = value
        print(f"## summary\n{summary.read_text()}", end="")
    return 1 if failed else 0


def gitlab(file):
    text = pathlib.Path(file).read_text()
    for key in ("script", "after_script"):
        section = re.search(rf"^  {key}:\n((?:    - .*\n)+)", text, re.M)[1]
        script = "\n".join(line[6:] for line in section.splitlines())
        run = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script])
        if key == "script":
            status = run.returncode
    return status


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["action", path, *words]:
            sys.exit(action(path, dict(word.split("=", 1) for word in words)))
        case ["gitlab", path]:
            sys.exit(gitlab(path))
        case _:
            sys.exit(__doc__)
