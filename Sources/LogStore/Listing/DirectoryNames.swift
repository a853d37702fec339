/// The directories that are treated differently by their names.
enum DirectoryNames {
    /// Where logs are looked for beside the files of a directory, one level deep. They are compared in lower case.
    static let places: Set<String> = ["docs", "doc", "tasks", learnings]

    /// The hidden directory that is not left out.
    static let learnings = ".learnings"

    /// What others made: packages that were fetched, and what was built. Some of them are hidden, which would leave them out anyway.
    static let made: Set<String> = [
        "node_modules", "bower_components", "jspm_packages", "site-packages", "vendor", "third_party", "Pods",
        "Carthage",
        "venv", ".venv", "__pycache__", "build", ".build", "_build", "dist", "out", "target", "obj",
        "DerivedData",
        "coverage",
    ]

    /// Whether a directory is left out of a listing.
    static func areLeftOut(_ name: String) -> Bool {
        made.contains(name) || name.hasPrefix(".") && name != learnings
    }
}
