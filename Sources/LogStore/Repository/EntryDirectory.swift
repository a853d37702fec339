internal import LogModel
package import SystemPackage

/// A directory that has an entry in each file: `0007-the-queue-stood.md`, `2026-03-04-the-queue-stood.md`, `INC-007.md`.
package struct EntryDirectory: Sendable {
    package let path: FilePath
    /// The newest file, which shows the form of a new one; for a directory without entries what says which form they have.
    package let model: FilePath
    /// The names of the files.
    private let names: Set<String>
    /// The name of the newest file in parts; nil if there is none.
    private let newest: Name?

    /// The parts of a name: `INC-`, `007`, `-`, and whether a title follows.
    private struct Name {
        let prefix: String
        let number: String
        let joint: String
        let hasTitle: Bool
        let isDate: Bool
    }

    /// A directory of entries; nil if the path is none, or has a log in it.
    package init?(at path: FilePath?) {
        guard let path, (try? Stat(path))?.type == .directory else { return nil }
        let docs: FilePath = "docs"
        for place in [path, path.pushing(docs)]
        where SearchPath.exists(place.appending(DirectoryListing.logName)) { return nil }
        let files = DirectoryListing(of: path, isRecursive: false).files
            .filter {
                $0.removingLastComponent().lexicallyNormalized() == path.lexicallyNormalized()
                    || path == "." && $0.components.count == 1
            }
        let names = files.compactMap(\.lastComponent?.string)
        let entries = names.compactMap { name in
            LogNaming.isEntry(name) ? Self.parts(of: name).map { (name, $0) } : nil
        }
        self.path = path
        self.names = Set(names)
        let sorted = entries.sorted { left, right in
            left.1.isDate || right.1.isDate
                ? left.1.number > right.1.number : (Int(left.1.number) ?? 0) > (Int(right.1.number) ?? 0)
        }
        newest = sorted.first?.1
        // The newest one may be nothing that is understood.
        let best =
            sorted.prefix(Self.maximumModels).first { Self.showsForm(path.appending($0.0)) } ?? sorted.first
        let readme = path.appending("README.md")
        // Few files do not show all that the form has a place for.
        let isMarked = names.contains("README.md") && entries.count < 5 && Self.saysItsForm(readme)
        if isMarked {
            model = readme
        } else if let best {
            model = path.appending(best.0)
        } else {
            return nil
        }
    }

    /// The directory of a file that is one entry as a whole: a new file goes beside it.
    package init(beside file: FilePath) {
        let directory = file.removingLastComponent()
        path = directory
        model = file
        let files = DirectoryListing(of: directory.isEmpty ? "." : directory, isRecursive: false).files
        names = Set(files.compactMap(\.lastComponent?.string))
        let own = file.lastComponent.flatMap { Self.parts(of: $0.string) }
        // Files that are called otherwise are numbered otherwise.
        let numbered = names.filter { LogNaming.isEntry($0) }.compactMap { Self.parts(of: $0) }.filter {
            !$0.isDate && (own.map(\.prefix) ?? $0.prefix) == $0.prefix
        }
        let last = numbered.max { (Int($0.number) ?? 0) < (Int($1.number) ?? 0) }
        // Where nothing is numbered, a day tells files apart.
        newest =
            own.map { $0.isDate ? $0 : last ?? $0 } ?? last
            ?? Name(prefix: "", number: "", joint: "-", hasTitle: true, isDate: true)
    }

    /// How many of the newest files are looked at for the form of a new one.
    private static let maximumModels = 5

    /// Whether a file shows what a new one must look like.
    private static func showsForm(_ path: FilePath) -> Bool {
        log(at: path).flatMap { FormFile(like: $0) } != nil
    }

    private static func log(at path: FilePath) -> LogDocument? {
        (try? StoredFile(reading: path)).flatMap { try? LogDocument(parsing: $0) }
    }

    /// Whether a file has the comment by which `bizlog init` says what form the files beside it have.
    private static func saysItsForm(_ path: FilePath) -> Bool {
        log(at: path)?.namedForm == .adr
    }

    private static func parts(of name: String) -> Name? {
        let stem = name.dropLast(3)
        let prefix = stem.prefix { !$0.isNumber }
        var rest = stem.dropFirst(prefix.count)
        var number = rest.prefix { $0.isNumber }
        rest = rest.dropFirst(number.count)
        var isDate = false
        if number.count == 4, rest.count >= 6 {
            let day = stem.dropFirst(prefix.count).prefix(10)
            let digits = day.split { !$0.isNumber }
            if digits.map(\.count) == [4, 2, 2] {
                (number, rest, isDate) = (day, stem.dropFirst(prefix.count + 10), true)
            }
        }
        guard !number.isEmpty else { return nil }
        let joint = rest.prefix { "-_. ".contains($0) }
        return Name(
            prefix: String(prefix), number: String(number), joint: joint.isEmpty ? "-" : String(joint),
            hasTitle: rest.count > joint.count, isDate: isDate)
    }

    /// The path of the next file, and the number in its name; nil if a day stands there.
    package func next(title: String, on day: LogDate, after count: Int = 0) -> (
        path: FilePath, number: String?
    ) {
        let slug = Self.slug(title)
        guard let newest, newest.isDate else {
            let width = newest?.number.utf8.count ?? 4
            let number = "\((newest.flatMap { Int($0.number) } ?? 0) + 1 + count)"
            let padded = String(repeating: "0", count: max(0, width - number.utf8.count)) + number
            let behind = newest?.hasTitle ?? true ? (newest?.joint ?? "-") + slug : ""
            return (path.appending("\(newest?.prefix ?? "")\(padded)\(behind).md"), padded)
        }
        let date = newest.number.contains("_") ? day.description.replacing("-", with: "_") : day.description
        let stem = newest.prefix + date + newest.joint + slug
        var name = "\(stem).md"
        var index = 2 + count
        while names.contains(name) {
            name = "\(stem)-\(index).md"
            index += 1
        }
        return (path.appending(name), nil)
    }

    /// The words of a title in small letters with dashes, as far as a name may be long.
    private static func slug(_ title: String) -> String {
        var slug = ""
        for character in title.lowercased() {
            if slug.utf8.count >= 60 { break }
            if character.isLetter || character.isNumber {
                slug.append(character)
            } else if !slug.isEmpty, !slug.hasSuffix("-") {
                slug.append("-")
            }
        }
        while slug.hasSuffix("-") { slug.removeLast() }
        return slug.isEmpty ? "entry" : slug
    }
}
