"""What is linked into the program: found in the linker's map, with versions and licences.

An archive that no component claims is an error, so nothing is shipped whose licence was not looked at.
"""

import dataclasses
import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILT = ROOT / ".build-release"


@dataclasses.dataclass
class Component:
    name: str
    # What the path of an archive or an object file of it matches.
    pattern: str
    license: str
    # The licence's files, by the name that each gets.
    texts: dict
    homepage: str
    version: str = ""
    purl: str = ""
    # The Debian source package with its version, for `Built-Using`.
    source: str = ""


def said(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def debian(package):
    """The version and the source of a Debian package, `glibc (= 2.36-9)`; empty where there is no dpkg."""
    if not shutil.which("dpkg-query"):
        return "", ""
    fields = said("dpkg-query", "-W", "-f", "${Version}\t${source:Package}\t${source:Version}\n", package).split("\n")[0].split("\t")
    return fields[0], f"{fields[1]} (= {fields[2]})"


def checkout(name):
    """The version of a package as SwiftPM has resolved it."""
    state = (BUILT / "workspace-state.json").read_text()
    return re.search(rf'"identity" : "{name}".*?"version" : "([^"]+)"', state, re.S)[1]


def toolchain():
    """The folder `usr` of the toolchain, and its version."""
    info = said("swift", "-print-target-info")
    usr = pathlib.Path(re.search(r'"runtimeResourcePath": "([^"]+)"', info)[1].replace("\\/", "/")).parent.parent
    return usr, re.search(r"swift-([0-9.]+)-RELEASE|Swift version ([0-9.]+)", said("swift", "--version"))


def all_components():
    usr, match = toolchain()
    swift = match[1] or match[2]
    swift_license = "Apache-2.0 WITH Swift-exception"
    packages = BUILT / "checkouts"
    components = [
        Component("swift", r"/usr/lib/swift_static/|/usr/lib/swift/|swiftrt\.o$", swift_license,
                  {"swift.txt": usr / "share/swift/LICENSE.txt"}, "https://swift.org", swift, f"pkg:github/swiftlang/swift@{swift}"),
    ]
    for name in ("swift-argument-parser", "swift-system"):
        version = checkout(name)
        modules = {"swift-argument-parser": "ArgumentParser|ArgumentParserToolInfo", "swift-system": "SystemPackage|CSystem"}[name]
        components.append(Component(
            name, rf"/({modules})\.build/", swift_license, {f"{name}.txt": packages / name / "LICENSE.txt"},
            f"https://github.com/apple/{name}", version, f"pkg:github/apple/{name}@{version}"))
    doc = pathlib.Path("/usr/share/doc")
    for name, package, pattern, license, texts, homepage in (
        ("cmark-gfm", "libcmark-gfm-dev", r"libcmark-gfm(-extensions)?\.a", "BSD-2-Clause AND MIT", {"cmark-gfm.txt": doc / "libcmark-gfm-dev/copyright"},
         "https://github.com/github/cmark-gfm"),
        ("glibc", "libc6-dev", r"/lib(c|m|pthread|dl|rt|util|resolv|mvec|c_nonshared)(-[0-9.]+)?\.a|/(crt1|crti|crtn|crtT|rcrt1|Scrt1)\.o",
         "LGPL-2.1-or-later",
         {"glibc.txt": doc / "libc6-dev/copyright", "LGPL-2.1.txt": pathlib.Path("/usr/share/common-licenses/LGPL-2.1")},
         "https://www.gnu.org/software/libc/"),
        ("gcc", "libgcc-12-dev", r"/lib(gcc|gcc_eh|stdc\+\+)\.a|/crt(begin|end)[ST]?\.o", "GPL-3.0-or-later WITH GCC-exception-3.1",
         {"gcc.txt": doc / "libgcc-12-dev/copyright", "GPL-3.txt": pathlib.Path("/usr/share/common-licenses/GPL-3")}, "https://gcc.gnu.org"),
    ):
        version, source = debian(package)
        components.append(Component(
            name, pattern, license, texts, homepage, version, f"pkg:deb/debian/{source.split()[0]}@{version}" if source else "", source))
    return components


def inputs():
    """The archives and object files that the linker took, in order and each once."""
    found = {}
    for path in re.findall(r"(/[^\s():]+\.(?:a|o))\b", (BUILT / "link-map").read_text(errors="replace")):
        found[path] = None
    return list(found)


def linked():
    """The components of the program."""
    components = all_components()
    own = re.compile(r"\.build-release/.*/(bizlog|[A-Z]\w+)\.build/|/(bizlog|[A-Z]\w+)\.o$")
    used, unknown = [], []
    for path in inputs():
        component = next((each for each in components if re.search(each.pattern, path)), None)
        if component is None:
            if not own.search(path):
                unknown.append(path)
        elif component not in used:
            used.append(component)
    if unknown:
        raise SystemExit("nobody has said under which licence these are:\n" + "\n".join(unknown))
    return sorted(used, key=lambda each: each.name)
