internal import BuildStamp
internal import MarkdownAST

/// What this program is.
enum Version {
    /// The version of bizlog. This line is the one place where it stands: packages and pages take it from here, and a test holds what has to
    /// repeat it to it.
    static let number = "0.2.0"

    /// The commit from which a release was built; nil in any other build.
    static var commit: String? { bizlog_commit().map { String(cString: $0) } }

    /// What `--version` prints: the name and the version on the first line, then what else tells two programs apart.
    static var text: String {
        """
        bizlog \(number)
        commit \(commit ?? "not recorded: built from sources outside of a release")
        cmark-gfm \(ParserVersion.text)
        """
    }
}
