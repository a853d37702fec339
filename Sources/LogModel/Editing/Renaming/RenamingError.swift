/// Why an entry cannot have another id.
public enum RenamingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// A place in a file.
    public struct Place: Sendable, Hashable, CustomStringConvertible {
        /// How messages name the file.
        public let file: String
        /// The line, from 1.
        public let line: Int

        init(_ member: FamilyRenaming.Member, at offset: Int) {
            (file, line) = (member.name, member.log.document.source.line(at: offset) + 1)
        }

        /// `FAILURE_LOG.md:12`
        public var description: String { "\(file):\(line)" }
    }

    /// No file has an entry with this id.
    case noEntry(EntryID)
    /// Several entries have this id.
    case several(EntryID, [Place])
    /// The new id is the one that the entry has.
    case same(EntryID)
    /// Another entry has the new id.
    case taken(EntryID, Place)
    /// The new id is mentioned, though no entry has it.
    case mentioned(EntryID, Place)
    /// The new id does not begin as those of such entries do.
    case otherFamily(EntryID, inPlaceOf: EntryID)
    /// After the change, this file would say something else than before.
    case unproven(String)

    /// What is wrong and what to do about it. Credentials are masked.
    public var description: String { MessageText.masked(text) }

    private var text: String {
        switch self {
        case .noEntry(let id): "there is no entry \(id); check the id"
        case .several(let id, let places):
            "several entries have the id \(id), so it cannot be told which one is named elsewhere; change one by hand: "
                + places.map(\.description).joined(separator: ", ")
        case .same(let id): "the entry has the id \(id) already; give another one"
        case .taken(let id, let place): "\(place) has the id \(id) already; give one that is free"
        case .mentioned(let id, let place):
            "\(id) is mentioned at \(place) and would be taken for the entry; give an id that was never used"
        case .otherFamily(let new, let old):
            "\(new) does not begin as the ids of such entries do; give one that begins with \(old.prefix)"
        case .unproven(let file):
            "\(file) would say something else than before, so nothing was changed; change the id by hand"
        }
    }
}
