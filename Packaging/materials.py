#!/usr/bin/env python3
"""Says what is linked into the program that `make release` has built.

    materials.py licenses DIRECTORY    copies the licence of everything that is linked in
    materials.py sbom PROGRAM          prints a bill of materials, SPDX 2.3 as JSON
    materials.py expression            prints the licences as an expression
    materials.py built-using           prints Debian's sources, as `Built-Using` has them
    materials.py list                  prints names, versions and licences
"""

import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

from components import linked


def expression(components):
    parts = []
    for component in components:
        for part in component.license.split(" AND "):
            if part not in parts:
                parts.append(part)
    return " AND ".join(["Apache-2.0", *sorted(parts)])


def sbom(program, components):
    lines = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout.split("\n")
    version, commit = lines[0].split()[1], re.match(r"commit ([0-9a-f]*)", lines[1])[1]
    digest = hashlib.sha256(pathlib.Path(program).read_bytes()).hexdigest()
    created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(int(os.environ["SOURCE_DATE_EPOCH"])))
    packages = [{
        "SPDXID": "SPDXRef-bizlog", "name": "bizlog", "versionInfo": version, "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
        "licenseConcluded": "Apache-2.0", "licenseDeclared": "Apache-2.0", "copyrightText": "NOASSERTION", "primaryPackagePurpose": "APPLICATION",
        "checksums": [{"algorithm": "SHA256", "checksumValue": digest}], "sourceInfo": f"commit {commit}" if commit else "commit not recorded",
    }]
    relations = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-bizlog"}]
    for component in components:
        packages.append({
            "SPDXID": f"SPDXRef-{component.name}", "name": component.name, "versionInfo": component.version or "NOASSERTION",
            "downloadLocation": "NOASSERTION", "filesAnalyzed": False, "homepage": component.homepage, "licenseConcluded": component.license,
            "licenseDeclared": component.license, "copyrightText": "NOASSERTION", "primaryPackagePurpose": "LIBRARY",
            **({"externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": component.purl}]} if component.purl else {}),
        })
        relations.append({"spdxElementId": "SPDXRef-bizlog", "relationshipType": "STATIC_LINK", "relatedSpdxElement": f"SPDXRef-{component.name}"})
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"bizlog-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/bizlog-{version}-{digest}",
        "creationInfo": {"created": created, "creators": ["Tool: bizlog-make-dist"]},
        "packages": packages, "relationships": relations,
    }


def main(words):
    components = linked()
    match words:
        case ["licenses", directory]:
            for component in components:
                for name, path in component.texts.items():
                    if not path.exists():
                        raise SystemExit(f"the licence of {component.name} is not on this machine: {path}")
                    pathlib.Path(directory).mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(path, pathlib.Path(directory) / name)
        case ["sbom", program]:
            print(json.dumps(sbom(program, components), indent=2, sort_keys=True))
        case ["expression"]:
            print(expression(components))
        case ["built-using"]:
            print(", ".join(component.source for component in components if component.source))
        case ["list"]:
            for component in components:
                print(f"{component.name} {component.version}: {component.license}")
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
