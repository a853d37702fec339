internal import ByteText

/// What looks like a path, and what like an address.
extension EnforcementReader {
    static func isAddress(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let scheme = text.utf8[..<colon]
        return scheme.count > 1 && scheme.allSatisfy(\.isLetter)
            && text.utf8[colon...].starts(with: "://".utf8)
    }

    /// What a word without blanks is.
    ///
    /// - Parameter isCode: whether it stands in a code span or a link; a bare word must end as files do.
    static func kind(of text: String, isCode: Bool) -> EnforcementTarget.Kind {
        if isAddress(text) { return .url(text) }
        let path = String(decoding: text.utf8.prefix(length(ofPath: text)), as: UTF8.self)
        guard !path.isEmpty, path.utf8.first != UInt8(ascii: "-"), !path.utf8.contains(where: isForeign)
        else {
            return .words(text)
        }
        let components = path.utf8.split(separator: UInt8(ascii: "/"))
        guard let last = components.last, !last.isEmpty else { return .words(text) }
        let name = String(decoding: last, as: UTF8.self)
        if names.contains(name) { return .path(path) }
        let dot = last.lastIndex(of: UInt8(ascii: "."))
        let ending = dot.map { String(decoding: last[last.index(after: $0)...], as: UTF8.self).lowercased() }
        let isFile = ending.map { endings.contains($0) } ?? false
        if isFile { return .path(path) }
        let isBelow = path.utf8.contains(UInt8(ascii: "/"))
        let isHidden = path.utf8.first == UInt8(ascii: ".") && path.utf8.count > 2
        return isBelow && (isCode || isHidden) ? .path(path) : .words(text)
    }

    /// How many bytes of a word are the path: `Tests/A.swift:12`, `tests/test_a.py::test_b` and `docs/a.md#part` go on behind it.
    static func length(ofPath text: String) -> Int {
        var length = 0
        for byte in text.utf8 {
            if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "#") { break }
            length += 1
        }
        let bytes = Array(text.utf8.prefix(length))
        while length > 1, bytes[length - 1] == UInt8(ascii: ".") || bytes[length - 1] == UInt8(ascii: ",") {
            length -= 1
        }
        return length
    }

    /// What no path in a sentence has.
    private static func isForeign(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "*"),
            UInt8(ascii: "?"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "$"),
            UInt8(ascii: "\\"), UInt8(ascii: "="), UInt8(ascii: "&"), 0..<0x20:
            true
        default: false
        }
    }

    /// Names of files that have no ending.
    private static let names: Set<String> = [
        "Makefile", "GNUmakefile", "makefile", "Justfile", "justfile", "Dockerfile", "Jenkinsfile",
        "Rakefile",
        "Gemfile", "Vagrantfile", "CODEOWNERS", "Brewfile", "Procfile", "Earthfile",
    ]

    private static let endings: Set<String> = [
        "bash", "bats", "bzl", "c", "cc", "cfg", "clj", "conf", "cpp", "cs", "css", "cue", "dart", "erl",
        "ex",
        "exs", "feature", "fish", "go", "gradle", "h", "hpp", "hs", "html", "ini", "java", "jl", "js", "json",
        "jsonc", "jsx", "kt", "kts", "lua", "m", "md", "mjs", "mk", "ml", "mm", "nix", "php", "pl", "plist",
        "proto", "ps1", "py", "pyi", "r", "rb", "rego", "robot", "rs", "rst", "scala", "scss", "sh", "sql",
        "svelte", "swift", "tf", "toml", "ts", "tsx", "txt", "vue", "xml", "yaml", "yml", "zig", "zsh",
    ]
}
