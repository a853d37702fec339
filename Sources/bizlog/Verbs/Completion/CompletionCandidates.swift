internal import ArgumentParser

/// Which names are offered to a shell, and how they are written for it.
///
/// The script that bash runs expands what it is given, as `$(…)` for example, and puts it on the command line as it is. So a name that means
/// more to a shell than its letters is not offered at all: it may come from somebody else's log.
enum CompletionCandidates {
    /// As many are of use to anybody.
    private static let maximumCount = 1_000

    /// The names that begin with what was typed, each once, in their order.
    static func offered(_ names: [String], prefix: String) -> [String] {
        let isBash = CompletionShell.requesting == .bash
        var seen: Set<String> = []
        var offered: [String] = []
        for name in names where name.isPlain && seen.insert(name).inserted {
            if offered.count == maximumCount { break }
            // A word that was begun in quotes is left to the shell to compare.
            let typed = prefix.isPlain ? prefix : ""
            if name.hasPrefix(typed) { offered.append(isBash ? name.twiceEscaped : name) }
        }
        return offered
    }
}

extension String {
    /// Whether no shell takes any of its characters for anything else.
    fileprivate var isPlain: Bool {
        guard let first = unicodeScalars.first, first != "-", first != " ", unicodeScalars.last != " " else {
            return false
        }
        return unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII {
                return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                    || "-_./+@, ".unicodeScalars.contains(scalar)
            }
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .decimalNumber, .nonspacingMark, .spacingMark:
                return true
            default:
                return false
            }
        }
    }

    /// With its blanks escaped for the command line, and once more for bash's `compgen`, which takes one level off.
    fileprivate var twiceEscaped: String {
        split(separator: " ", omittingEmptySubsequences: false).joined(separator: "\\\\\\ ")
    }
}
